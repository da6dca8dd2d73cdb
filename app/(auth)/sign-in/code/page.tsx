import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SecondFactorForm } from "@/components/admin/second-factor-form";
import { signOutAction } from "@/lib/auth/actions";
import { findCurrentActor } from "@/lib/auth/find-current-actor";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Sign in", robots: { index: false } };

/** The second step of signing in: the password was right. */
export default async function SignInCodePage() {
  const actor = await findCurrentActor();
  if (actor.type !== "staff") redirect("/sign-in");
  if (actor.pending !== "second_factor") redirect("/admin");
  return (
    <main className="mx-auto grid min-h-dvh max-w-sm content-center px-4">
      <h1 className="mb-2 text-2xl font-semibold tracking-tight">One more step</h1>
      <p className="mb-6 text-muted">
        Open your authenticator app and type its six digits, or one of your recovery codes.
      </p>
      <SecondFactorForm />
      <form action={signOutAction} className="mt-4">
        <button type="submit" className="text-sm underline underline-offset-4">
          Sign in as somebody else
        </button>
      </form>
    </main>
  );
}
