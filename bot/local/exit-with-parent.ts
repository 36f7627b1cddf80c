// Loaded into every child before its own program: when the parent is gone, also by kill -9, the child ends too.
process.on('disconnect', () => {
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.exit(1), 3_000).unref();
});
// Listening for the end of the parent must not keep a child alive that has done its work.
process.channel?.unref();
