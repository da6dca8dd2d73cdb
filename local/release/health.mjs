// Whether the app in this container is ready, for the container's own health check. Exit code 0 or 1.
try {
  const response = await fetch(`http://127.0.0.1:${process.env.PORT || 3000}/api/health/ready`, {
    signal: AbortSignal.timeout(4000),
  });
  if (!response.ok) console.error(await response.text());
  process.exit(response.ok ? 0 : 1);
} catch (error) {
  console.error(String(error));
  process.exit(1);
}
