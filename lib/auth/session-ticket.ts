import { createHmac, timingSafeEqual } from "node:crypto";
import { getEnv } from "@/lib/env/env";

const LIFETIME_MS = 30_000;

/**
 * A session row was opened by a command; the cookie that names it is made by next-auth, which only believes what a
 * provider tells it. The ticket is how one part of this process tells another: no browser ever holds one.
 */
export function makeSessionTicket(sessionId: string, now = Date.now()): string {
  const body = `${sessionId}.${now + LIFETIME_MS}`;
  return `${body}.${sign(body)}`;
}

/** The session of a ticket; null when it was not made here, or is too old. */
export function readSessionTicket(ticket: string, now = Date.now()): string | null {
  const [sessionId = "", expires = "", signature = ""] = ticket.split(".");
  const expected = Buffer.from(sign(`${sessionId}.${expires}`));
  const given = Buffer.from(signature);
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) return null;
  return Number(expires) > now ? sessionId : null;
}

function sign(body: string): string {
  return createHmac("sha256", getEnv().AUTH_SECRET).update(`session ticket\n${body}`).digest("base64url");
}
