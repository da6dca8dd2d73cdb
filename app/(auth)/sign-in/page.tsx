import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SignInForm } from "@/components/admin/sign-in-form";
import { findCurrentActor } from "@/lib/auth/find-current-actor";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Sign in", robots: { index: false } };

export default async function SignInPage() {
  if ((await findCurrentActor()).type === "staff") redirect("/admin");
  return (
    <main className="mx-auto grid min-h-dvh max-w-sm content-center px-4">
      <h1 className="mb-6 text-2xl font-semibold tracking-tight">Sign in</h1>
      <SignInForm />
    </main>
  );
}
