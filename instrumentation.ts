/** Runs once in every server process, before the first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs" || process.env.NEXT_PHASE === "phase-production-build") return;
  const { notePeers } = await import("@/lib/operation/note-peers");
  notePeers();
  const { readAddresses } = await import("@/lib/api/read-addresses");
  readAddresses();
  const { liveAndEnd } = await import("@/lib/lifecycle/live-and-end");
  await liveAndEnd();
  const { completeAnswers } = await import("@/lib/api/complete-answers");
  completeAnswers({ policies: process.env.NODE_ENV === "production" });
  // In development, errors are shown to who develops.
  if (process.env.NODE_ENV === "production") {
    const { sayServerErrors } = await import("@/lib/api/say-server-errors");
    sayServerErrors();
  }
}
