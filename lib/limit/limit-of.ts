import type { Operation } from "@/lib/operation/define-operation";
import type { LimitName } from "./limits";

/** What of an operation its limit hangs on. */
export type Limited = Pick<Operation, "name" | "limit" | "access" | "rest">;

/**
 * Which row of the table an operation takes: the one that it names; where it names none, reads over REST take `read`, and
 * what only staff and keys may do takes theirs.
 *
 * @throws Error where anything else names none: a test asks it for all operations.
 */
export function limitOf({ name, limit, access, rest }: Limited): LimitName {
  if (limit) return limit;
  const isRead = rest?.method === "GET";
  if (access === "staff") return "staff_write";
  if (typeof access === "object") return access.permission.endsWith(":read") ? "key_read" : "staff_write";
  if (isRead) return "read";
  throw new Error(`${name} names no limit`);
}
