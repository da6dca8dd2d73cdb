// Loaded into every Node process that the launcher forks: when the launcher is gone, however it went, it ends too.
process.on("disconnect", () => process.exit(0));
// Listening must not keep a process that has done its work.
process.channel?.unref();
