import { createHmac, timingSafeEqual } from "node:crypto";
import { getEnv } from "@/lib/env/env";
import { AppError } from "@/lib/errors/app-error";

/**
 * Makes the opaque cursor of a keyset list.
 *
 * @param list name of list and sort: a cursor of another list is refused.
 * @param keys the sort keys of the last row shown.
 */
export function encodeCursor(list: string, keys: readonly (string | number)[]): string {
  const body = Buffer.from(JSON.stringify(keys)).toString("base64url");
  return `${body}.${sign(list, body)}`;
}

/** @throws AppError `invalid_cursor` when it was not made by `encodeCursor` for the same list. */
export function decodeCursor(list: string, cursor: string): (string | number)[] {
  const [body = "", signature = ""] = cursor.split(".");
  const expected = Buffer.from(sign(list, body));
  const given = Buffer.from(signature);
  if (expected.length !== given.length || !timingSafeEqual(expected, given))
    throw new AppError("invalid_cursor");
  return JSON.parse(Buffer.from(body, "base64url").toString()) as (string | number)[];
}

function sign(list: string, body: string): string {
  return createHmac("sha256", getEnv().AUTH_SECRET)
    .update(`cursor\n${list}\n${body}`)
    .digest("base64url")
    .slice(0, 22);
}
