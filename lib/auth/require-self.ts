import { AppError } from "@/lib/errors/app-error";
import type { Context, StaffActor } from "@/lib/operation/context";

/** Who changes their own sign-in. @throws AppError `unauthenticated`. */
export function requireSelf({ actor }: Context): StaffActor & { sessionId: string } {
  if (actor.type !== "staff" || !actor.sessionId) throw new AppError("unauthenticated");
  return { ...actor, sessionId: actor.sessionId };
}
