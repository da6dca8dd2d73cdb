"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { AuthError } from "next-auth";
import { peerAddress } from "@/lib/api/peer-address";
import { requireKnownHost } from "@/lib/api/request-context";
import { getDatabase } from "@/lib/operation/database";
import { consumeLimit } from "./consume-limit";
import { auth, signIn, signOut } from "./next-auth";
import { revokeSession } from "./open-session";

export type SignInState = { problem: string | null; email: string };

/** Signs staff in. The same answer for an unknown address and a wrong password. */
export async function signInAction(_previous: SignInState, form: FormData): Promise<SignInState> {
  const given = await headers();
  requireKnownHost(given);
  const email = String(form.get("email") ?? "")
    .trim()
    .slice(0, 254);
  const address = peerAddress(given);
  const limits = [
    await consumeLimit("sign_in_address", address),
    await consumeLimit("sign_in_account", email.toLowerCase()),
  ];
  if (limits.some((limit) => !limit.allowed)) {
    return { problem: "Too many tries. Wait a quarter of an hour, then try again.", email };
  }
  try {
    await signIn("credentials", { email, password: String(form.get("password") ?? ""), redirect: false });
  } catch (error) {
    if (error instanceof AuthError) return { problem: "The address or the password is wrong.", email };
    throw error;
  }
  redirect("/admin");
}

export async function signOutAction(): Promise<void> {
  requireKnownHost(await headers());
  const current = await auth();
  if (current?.sessionId) await revokeSession(getDatabase().db, current.sessionId);
  await signOut({ redirect: false });
  redirect("/sign-in");
}
