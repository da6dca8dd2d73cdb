import type { Db } from "@/db/client";
import { outboxEvent } from "@/db/schema/platform";

/** An effect that was handed over before, once more: under a new id, for its receiver drops an old one for a day. */
export async function repeatOutboxEvent(
  db: Db,
  { type, data }: { type: string; data: Record<string, unknown> },
): Promise<void> {
  await db.insert(outboxEvent).values({ type, data });
}
