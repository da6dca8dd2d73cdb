import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AcceptInvitationForm } from "@/components/admin/accept-invitation-form";
import { findInvitation } from "@/lib/auth/staff/find-invitation";
import { capabilityPattern } from "@/lib/ids/capability";
import { getDatabase } from "@/lib/operation/database";

export const dynamic = "force-dynamic";
// The link is a secret: no other site hears of it.
export const metadata: Metadata = {
  title: "Join the staff",
  robots: { index: false },
  referrer: "no-referrer",
};

/** Where the mail's link leads. Looking changes nothing: mail programs look, too. */
export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const invitation = capabilityPattern.test(token) ? await findInvitation(getDatabase().db, token) : null;
  if (!invitation) notFound();
  return (
    <main className="mx-auto grid min-h-dvh max-w-sm content-center px-4 py-8">
      <h1 className="mb-2 text-2xl font-semibold tracking-tight">Join the staff</h1>
      <p className="mb-6 wrap-anywhere text-muted">{`As ${invitation.email}. Choose how colleagues see you, and a password.`}</p>
      <AcceptInvitationForm token={token} email={invitation.email} />
    </main>
  );
}
