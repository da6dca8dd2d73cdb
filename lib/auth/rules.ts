import { type Permission, permissions } from "@/lib/operation/context";

/** What concerns the rights of others, and what everybody did: not for everybody who may read. */
const oversight: readonly Permission[] = ["staff:read", "keys:read", "audit:read"];
const administration: readonly Permission[] = ["staff:write", "keys:write", "settings:write"];

/** Every built-in role; a merchant's own stand in `role` and `role_permission`. */
const builtIn = {
  owner: permissions,
  manager: permissions.filter((permission) => !administration.includes(permission)),
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
  read_only: permissions.filter(
    (permission) => permission.endsWith(":read") && !oversight.includes(permission),
  ),
} as const satisfies Record<string, readonly Permission[]>;

type BuiltInRole = keyof typeof builtIn;

export const builtInRoles = Object.keys(builtIn) as BuiltInRole[];

export const isBuiltInRole = (role: string): role is BuiltInRole => Object.hasOwn(builtIn, role);

/**
 * @param own what the merchant's role of that handle consists of; a built-in role does not ask.
 */
export function permissionsOf(role: string, own: readonly string[] = []): ReadonlySet<Permission> {
  return isBuiltInRole(role) ? new Set(builtIn[role]) : toPermissions(own);
}

/** Scopes of a key, permissions of a role; words that are no permission give nothing. */
export function toPermissions(scopes: readonly string[]): ReadonlySet<Permission> {
  return new Set(permissions.filter((permission) => scopes.includes(permission)));
}
