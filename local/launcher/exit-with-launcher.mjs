// Loaded into every Node process that the launcher forks: when the launcher is gone, however it went, it ends too.
const launcher = process.env.STOREHOUSE_LAUNCHER;
if (launcher) {
  // What this process forks in turn loads this as well, and has its own parent to follow.
  delete process.env.STOREHOUSE_LAUNCHER;
  process.on("disconnect", () => process.exit(1));
  if (!process.connected || process.ppid !== Number(launcher)) process.exit(1);
  // Listening must not keep a process that has done its work.
  process.channel?.unref();
}
