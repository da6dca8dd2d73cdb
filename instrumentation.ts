/** Runs once in every server process, before the first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs" || process.env.NEXT_PHASE === "phase-production-build") return;
  const { getEnv } = await import("@/lib/env/env");
  getEnv();
  const { startTimer } = await import("@/lib/jobs/start-timer");
  startTimer();
}
