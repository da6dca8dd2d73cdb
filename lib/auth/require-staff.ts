import { notFound, redirect } from "next/navigation";
import { newId } from "@/lib/ids/new-id";
import { type Context, hasPermission, type Permission, type StaffActor } from "@/lib/operation/context";
import { getDatabase } from "@/lib/operation/database";
import { findCurrentActor } from "./find-current-actor";

export type StaffContext = Context & { actor: StaffActor };

/**
 * The context of a staff page. Everybody else is sent to sign in; who lacks the permission is told that there is no
 * such page. Operations check the permission besides.
 */
export async function requireStaffContext(permission: Permission): Promise<StaffContext> {
  const ctx = await requireStaffSession();
  if (ctx.actor.pending === "enrollment") redirect("/admin/security");
  if (!hasPermission(ctx.actor, permission)) notFound();
  return ctx;
}

/** The context of anybody of the staff, whatever their rights, signed in completely. */
export async function requireStaffSession(): Promise<StaffContext> {
  const actor = await findCurrentActor();
  if (actor.type !== "staff") redirect("/sign-in");
  if (actor.pending === "second_factor") redirect("/sign-in/code");
  return { db: getDatabase().db, actor, requestId: newId() };
}
