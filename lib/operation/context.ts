import type { Db } from "@/db/client";

/** Who acts. `system` is our own job or timer; it is never made from a request. */
export type Actor =
  | { type: "guest" }
  | { type: "customer"; customerId: string; userId: string }
  | StaffActor
  | { type: "key"; keyId: string; name: string; permissions: ReadonlySet<Permission> }
  | { type: "system"; name: string };

export type StaffActor = {
  type: "staff";
  userId: string;
  email: string;
  /** None while something is pending. */
  permissions: ReadonlySet<Permission>;
  sessionId?: string;
  /** When password or code were last given in this session: what is dangerous asks for them again. */
  provedAt?: Date;
  /** A code must still be given at this sign-in, or two-step sign-in set up, before anything else. */
  pending?: "second_factor" | "enrollment";
};

export const permissions = [
  "products:read",
  "products:write",
  "inventory:read",
  "inventory:write",
  "orders:read",
  "orders:write",
  "customers:read",
  "customers:write",
  "reviews:read",
  "reviews:write",
  "promotions:read",
  "promotions:write",
  "staff:read",
  "staff:write",
  "keys:read",
  "keys:write",
  "audit:read",
  "settings:read",
  "settings:write",
] as const;

/** What staff roles are made of, and the scopes of API keys. */
export type Permission = (typeof permissions)[number];

/** First argument of every command. `db` is the pool, or the transaction that the caller has opened. */
export type Context = {
  db: Db;
  actor: Actor;
  requestId: string;
  /** Network peer of the request; absent for what runs by itself. */
  address?: string;
  /** Stands for the caller's Idempotency-Key: the same again is the same request, although a crash came between. */
  requestKey?: string;
};

/** The author of a change, as ledgers and timelines store it. */
export function actorName(actor: Actor): string {
  switch (actor.type) {
    case "guest":
      return "guest";
    case "customer":
      return `customer:${actor.customerId}`;
    case "staff":
      return `staff:${actor.email}`;
    case "key":
      return `key:${actor.name}`;
    case "system":
      return `system:${actor.name}`;
  }
}

export function hasPermission(actor: Actor, permission: Permission): boolean {
  return (actor.type === "staff" || actor.type === "key") && actor.permissions.has(permission);
}
