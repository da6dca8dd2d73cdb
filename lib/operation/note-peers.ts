import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";

const CHANNEL = "http.server.request.start";
const name = Symbol.for("storehouse.note-peers");
const holder = globalThis as { [name]?: true };

/**
 * Writes the address of the connection last into `x-forwarded-for`, before Next sees a request: Next writes it only where
 * the client has sent none, so that whoever sends the header would be whoever it says. Once in each process.
 */
export function notePeers(): void {
  if (holder[name]) return;
  holder[name] = true;
  subscribe(CHANNEL, (message) => notePeer((message as { request: IncomingMessage }).request));
}

function notePeer({ headers, socket }: Pick<IncomingMessage, "headers" | "socket">): void {
  const given = headers["x-forwarded-for"];
  const peer = socket.remoteAddress ?? "unknown";
  headers["x-forwarded-for"] = given === undefined ? peer : `${String(given)}, ${peer}`;
}
