import { z } from "zod";
import { type HttpAnswer, type HttpRequest, json } from "../http/serve";
import type { Json, Store } from "./store";
import { type IncomingEvent, storeEvents } from "./store-events";
import { seededUlid } from "./ulid";

const MAX_EVENT_BYTES = 512 * 1024;
const MAX_EVENTS = 5000;

/** Text that Postgres can hold. */
const plainText = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .refine((text) => !text.includes("\u0000"), "holds a zero character");

const eventInput = z.object({
  id: plainText(200).nullish(),
  name: plainText(256).refine(
    (name) => !name.toLowerCase().startsWith("inngest/"),
    "begins with inngest/, which is for the service's own events",
  ),
  data: z.record(z.string(), z.json()).nullish(),
  ts: z.number().int().min(0).max(8.64e15).nullish(),
  v: z.string().nullish(),
  user: z.record(z.string(), z.json()).nullish(),
});

/** `POST /e/<event key>`: takes an event, or a list of them, before it answers. */
export async function receiveEvents(sql: Store, request: HttpRequest): Promise<HttpAnswer> {
  let body: unknown;
  try {
    body = JSON.parse(request.body);
  } catch {
    return refuse(400, "The body is not JSON.");
  }
  const parsed = z
    .array(eventInput)
    .min(1)
    .max(MAX_EVENTS)
    .safeParse(Array.isArray(body) ? body : [body]);
  if (!parsed.success) return refuse(400, z.prettifyError(parsed.error));
  const seed = request.headers["x-inngest-event-id-seed"];
  const events = parsed.data.map((input, index) =>
    toEvent(input, seededUlid(typeof seed === "string" ? seed : undefined, index)),
  );
  if (events.some(({ payload }) => Buffer.byteLength(JSON.stringify(payload)) > MAX_EVENT_BYTES)) {
    return refuse(413, `An event is larger than ${MAX_EVENT_BYTES} bytes.`);
  }
  return json(200, { ids: await storeEvents(sql, events), status: 200 });
}

function toEvent(input: z.infer<typeof eventInput>, id: string): IncomingEvent {
  return {
    id,
    externalId: input.id ?? null,
    payload: {
      id: input.id ?? id,
      name: input.name,
      data: (input.data ?? {}) as Json,
      ts: input.ts || Date.now(),
      ...(input.v ? { v: input.v } : {}),
      ...(input.user ? { user: input.user as Json } : {}),
    },
  };
}

const refuse = (status: number, error: string) => json(status, { error, status });
