// Loaded into every app process: when the launcher is gone, however it went, the app ends too.
process.on("disconnect", () => process.exit(0));
