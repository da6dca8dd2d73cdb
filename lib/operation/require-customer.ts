import { AppError } from "@/lib/errors/app-error";
import type { Actor, Context } from "./context";

export type CustomerActor = Extract<Actor, { type: "customer" }>;

/** The customer who acts. @throws AppError `unauthenticated`. */
export function requireCustomer({ actor }: Context): CustomerActor {
  if (actor.type === "customer") return actor;
  throw new AppError("unauthenticated", "Sign in first");
}
