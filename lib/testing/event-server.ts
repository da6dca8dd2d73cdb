export type SentEvent = { id: string; name: string; data: Record<string, unknown> };

/**
 * The door of an event service: takes whole batches, or refuses them for one event in them, as Inngest does.
 */
export function eventServer() {
  const server = {
    received: [] as SentEvent[],
    /** Batches as they came. */
    batches: [] as SentEvent[][],
    refuses: (_event: SentEvent): boolean => false,
    away: false,
    answer: (body: string) => {
      if (server.away) return { status: 503, body: { error: "away", status: 503 } };
      const batch = JSON.parse(body) as SentEvent[];
      server.batches.push(batch);
      if (batch.some((event) => server.refuses(event)))
        return { status: 400, body: { error: "Invalid event", status: 400 } };
      server.received.push(...batch);
      return { status: 200, body: { ids: batch.map(({ id }) => id), status: 200 } };
    },
  };
  return server;
}
