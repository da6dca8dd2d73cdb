import type { Db } from "@/db/client";
import { AppError } from "@/lib/errors/app-error";
import { type Context, hasPermission, type Permission } from "@/lib/operation/context";
import { isBuiltInRole, permissionsOf } from "../rules";
import { findOwnRole, selectRolePermissions } from "./queries";

/**
 * Nobody gives rights that they do not hold, nor touches somebody who holds more.
 *
 * @throws AppError `forbidden`.
 */
export function requireRights({ actor }: Context, wanted: Iterable<Permission>): void {
  for (const permission of wanted) {
    if (!hasPermission(actor, permission))
      throw new AppError("forbidden", `You cannot give or take ${permission}: you do not hold it yourself`);
  }
}

/**
 * What a role consists of now. Keeps the merchant's own roles from being changed until the transaction ends.
 *
 * @throws AppError `validation_failed` when there is no such role.
 */
export async function findRolePermissions(db: Db, role: string): Promise<ReadonlySet<Permission>> {
  if (isBuiltInRole(role)) return permissionsOf(role);
  if (!(await findOwnRole(db, role))) {
    const message = "There is no such role";
    throw new AppError("validation_failed", message, {
      fields: [{ path: "role", code: "unknown", message }],
    });
  }
  return permissionsOf(role, await selectRolePermissions(db, role));
}
