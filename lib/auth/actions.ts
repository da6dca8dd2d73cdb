"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { AuthError } from "next-auth";
import { requireOwnRequest } from "@/lib/api/require-own-request";
import { AppError } from "@/lib/errors/app-error";
import { planDoorUses, planSubjectUses } from "@/lib/limit/plan-uses";
import { requireUses } from "@/lib/limit/require-uses";
import { getDatabase } from "@/lib/operation/database";
import { peerAddress } from "@/lib/operation/peer-address";
import { findKnownDevice, rememberDevice } from "./known-device";
import { auth, signIn, signOut } from "./next-auth";
import { revokeSession } from "./open-session";
import { hasSecondFactor } from "./totp/queries";

export type SignInState = { problem: string | null; email: string };

/** Signs staff in. The same answer for an unknown address and a wrong password. */
export async function signInAction(_previous: SignInState, form: FormData): Promise<SignInState> {
  const given = await headers();
  requireOwnRequest(given);
  const email = String(form.get("email") ?? "")
    .trim()
    .slice(0, 254);
  const said = await findLimit(email, peerAddress(given));
  if (said) return { problem: said, email };
  const before = (await auth())?.sessionId;
  try {
    await signIn("credentials", { email, password: String(form.get("password") ?? ""), redirect: false });
  } catch (error) {
    if (error instanceof AuthError) return { problem: "The address or the password is wrong.", email };
    throw error;
  }
  // A password alone vouches for the browser only where no code is asked besides: else tries of codes would begin anew.
  if (!(await hasSecondFactor(getDatabase().db, email))) await rememberDevice({ audience: "staff", email });
  // The cookie that this one takes the place of is nobody's any more, wherever it was copied to.
  if (before) await revokeSession(getDatabase().db, before);
  redirect("/admin");
}

/** Why this place, or this account, must wait; null where it need not. */
async function findLimit(email: string, address: string): Promise<string | null> {
  const device = await findKnownDevice({ audience: "staff", email });
  const asker = { address, device, actor: { type: "guest" } as const };
  try {
    await requireUses([
      ...planDoorUses("staff_sign_in", asker),
      ...planSubjectUses("staff_sign_in", asker, { email }),
    ]);
    return null;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const minutes = Math.ceil(Number(error.details.retryAfterSeconds) / 60);
    return `Too many tries. Try again in ${minutes === 1 ? "a minute" : `${minutes} minutes`}.`;
  }
}

export async function signOutAction(): Promise<void> {
  requireOwnRequest(await headers());
  const current = await auth();
  if (current?.sessionId) await revokeSession(getDatabase().db, current.sessionId);
  await signOut({ redirect: false });
  redirect("/sign-in");
}
