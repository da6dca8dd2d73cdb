import { redirect } from "next/navigation";
import { newId } from "@/lib/ids/new-id";
import type { Context } from "@/lib/operation/context";
import { getDatabase } from "@/lib/operation/database";
import { findCurrentActor } from "./find-current-actor";

/** The context of a staff page; everybody else is sent to sign in. Operations check the permission besides. */
export async function requireStaffContext(): Promise<Context> {
  const actor = await findCurrentActor();
  if (actor.type !== "staff") redirect("/sign-in");
  return { db: getDatabase().db, actor, requestId: newId() };
}
