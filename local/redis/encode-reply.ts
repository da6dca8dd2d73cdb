/**
 * Upstash's encoding of replies: with `base64` every string, except a reply that is `OK` alone. The client decodes
 * whatever string stands in a list, so that there even `OK` is encoded. Numbers and null stay as they are.
 */
export function encodeReply(reply: unknown, base64: boolean, inList = false): unknown {
  if (Array.isArray(reply)) return reply.map((each) => encodeReply(each, base64, true));
  if (typeof reply === "bigint") return Number(reply);
  const bytes = typeof reply === "string" ? Buffer.from(reply) : reply;
  if (!Buffer.isBuffer(bytes)) return reply ?? null;
  const text = bytes.toString("utf8");
  return !base64 || (text === "OK" && !inList) ? text : bytes.toString("base64");
}
