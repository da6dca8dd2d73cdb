import { asJson, type Event, type Store } from "./store";

/**
 * An event that came: `id` is ours, `externalId` the sender's own, by which a repeat is known for 24 hours.
 */
export type IncomingEvent = { id: string; externalId: string | null; payload: Event };

/** Keeps events to be routed. One that came before is not kept again. @returns our id of each. */
export async function storeEvents(sql: Store, events: IncomingEvent[]): Promise<string[]> {
  const ids: string[] = [];
  const external = events.flatMap((event) => event.externalId ?? []);
  await sql.begin(async (tx) => {
    await tx`update local_inngest.event set external_id = null
      where external_id = any(${external}) and at < now() - interval '24 hours'`;
    for (const { id, externalId, payload } of events) {
      const stored = await tx`insert into local_inngest.event (id, external_id, name, payload)
        values (${id}, ${externalId}, ${payload.name}, ${asJson(tx, payload)})
        on conflict do nothing returning id`;
      const [known] =
        stored.length > 0
          ? [{ id }]
          : await tx<{ id: string }[]>`
        select id from local_inngest.event where id = ${id} or external_id = ${externalId}`;
      ids.push(known?.id ?? id);
    }
  });
  return ids;
}
