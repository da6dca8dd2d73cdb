import { findApiKeyActor } from "@/lib/auth/find-api-key-actor";
import { findSessionActor } from "@/lib/auth/find-session-actor";
import { type Actor, permissions } from "@/lib/operation/context";
import { COUNTER, type World } from "./access-world";
import { readPolicy } from "./read-policy";
import type { Shop } from "./start-shop";

/** Somebody whom the shop knows: by a session, by a key, or not at all. */
export type Somebody = {
  kind: "guest" | "customer" | "staff" | "key";
  name: string;
  actor: Actor;
  sessionId?: string;
  key?: string;
};

/** A guest, two customers, staff of every role, a key for each scope, one with all and one with none, as requests bring them. */
export async function listActors({ db }: Shop, world: World): Promise<Somebody[]> {
  const staff = Object.entries(world.staff).map(async ([role, { sessionId }]) => ({
    kind: "staff" as const,
    name: role,
    sessionId,
    actor: await findSessionActor(db, sessionId),
  }));
  const scopes = [...permissions.map((scope) => [scope]), [...permissions], []];
  const keys = scopes.map(async (held) => {
    const name = held.length === 1 ? String(held[0]) : held.length === 0 ? "nothing" : "everything";
    const { key } = await world.makeKey(name, held);
    return {
      kind: "key" as const,
      name,
      key,
      actor: (await findApiKeyActor(db, key)) ?? { type: "guest" as const },
    };
  });
  const customers = [world.ada, world.bob].map(({ actor, sessionId }, index) => ({
    kind: "customer" as const,
    name: index === 0 ? "Ada" : "Bob",
    sessionId,
    actor,
  }));
  const known = [...customers, ...(await Promise.all(staff)), ...(await Promise.all(keys))];
  for (const { kind, name, actor } of known)
    if (actor.type !== kind) throw new Error(`${kind} ${name} is a ${actor.type}`);
  return [{ kind: "guest", name: "guest", actor: { type: "guest" } }, ...known];
}

const policy = readPolicy();

/** Whether somebody may call an operation, as docs/security.md says it. */
export function mayCall(operation: string, { kind, name }: Somebody): boolean {
  const who = policy.operations.get(operation);
  if (who === undefined) throw new Error(`${operation} is not in the policy table`);
  if (who === "everybody") return true;
  if (who === "a customer, for themselves") return kind === "customer";
  if (who === "a member of staff, for themselves") return kind === "staff";
  const permission = /^staff and keys with `(.+)`$/.exec(who)?.[1];
  if (!permission) throw new Error(`${operation}: nobody knows who that is: ${who}`);
  if (kind === "key") return name === "everything" || name === permission;
  if (kind !== "staff") return false;
  return name === COUNTER.role
    ? COUNTER.permissions.some((held) => held === permission)
    : (policy.roles.get(name)?.has(permission) ?? false);
}
