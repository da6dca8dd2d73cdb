import { type Permission, permissions } from "@/lib/operation/context";

const roles = ["owner", "manager", "catalog", "fulfillment", "support", "read_only"] as const;
export type Role = (typeof roles)[number];

const reads = permissions.filter((permission) => permission.endsWith(":read"));

const table: Record<Role, readonly Permission[]> = {
  owner: permissions,
  manager: permissions,
  catalog: [
    "products:read",
    "products:write",
    "inventory:read",
    "inventory:write",
    "reviews:read",
    "reviews:write",
  ],
  fulfillment: ["orders:read", "orders:write", "inventory:read", "inventory:write", "products:read"],
  support: [
    "orders:read",
    "orders:write",
    "customers:read",
    "customers:write",
    "products:read",
    "inventory:read",
    "reviews:read",
    "reviews:write",
    "promotions:read",
  ],
  read_only: reads,
};

export function permissionsOf(role: Role): ReadonlySet<Permission> {
  return new Set(table[role]);
}

/** Scopes of a key; words that are no permission give nothing. */
export function toPermissions(scopes: readonly string[]): ReadonlySet<Permission> {
  return new Set(permissions.filter((permission) => scopes.includes(permission)));
}
