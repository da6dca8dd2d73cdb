import { eq, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { role, rolePermission } from "@/db/schema/staff";
import { AppError } from "@/lib/errors/app-error";
import type { Context, Permission } from "@/lib/operation/context";
import { isBuiltInRole, permissionsOf } from "../rules";
import { selectRolePermissions } from "./queries";
import { requireRights } from "./require-rights";

type Input = { handle?: string | undefined; name: string; permissions: Permission[] };

/**
 * Makes a role of the merchant's own, or changes one. Its members have the new rights at their next request. Locks the
 * role.
 *
 * @returns its handle, made of the first name and kept.
 * @throws AppError `not_found`; `handle_taken`; `forbidden` when it has or gets rights that the actor does not hold.
 */
export async function saveRole(
  ctx: Context,
  { handle, name, permissions }: Input,
): Promise<{ handle: string }> {
  return ctx.db.transaction(async (tx) => {
    const saved = handle ? await rename(ctx, tx, handle, name) : await add(tx, name);
    requireRights(ctx, permissions);
    await tx.delete(rolePermission).where(eq(rolePermission.roleHandle, saved));
    if (permissions.length > 0)
      await tx
        .insert(rolePermission)
        .values([...new Set(permissions)].map((permission) => ({ roleHandle: saved, permission })));
    return { handle: saved };
  });
}

async function add(db: Db, name: string): Promise<string> {
  const handle = name
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");
  if (handle === "" || isBuiltInRole(handle.replaceAll("-", "_"))) throw nameTaken();
  const [made] = await db
    .insert(role)
    .values({ handle, name })
    .onConflictDoNothing()
    .returning({ handle: role.handle });
  if (!made) throw nameTaken();
  return made.handle;
}

async function rename(ctx: Context, db: Db, handle: string, name: string): Promise<string> {
  const [found] = await db.select().from(role).where(eq(role.handle, handle)).for("update");
  if (!found) throw new AppError("not_found", "There is no such role");
  requireRights(ctx, permissionsOf(handle, await selectRolePermissions(db, handle)));
  await db.update(role).set({ name, updatedAt: sql`now()` }).where(eq(role.handle, handle));
  return handle;
}

function nameTaken(): AppError {
  const message = "There is a role of that name already";
  return new AppError("handle_taken", message, { fields: [{ path: "name", code: "taken", message }] });
}
