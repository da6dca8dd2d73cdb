import type { Metadata } from "next";
import { TotpSection } from "@/components/admin/totp-forms";
import { Alert } from "@/components/ui/alert";
import { requireStaffSession } from "@/lib/auth/require-staff";
import { findEnrollment } from "@/lib/auth/totp/find-enrollment";
import { findTotpState } from "@/lib/auth/totp/find-totp-state";

export const metadata: Metadata = { title: "Your sign-in" };

/** Two-step sign-in of one's own: everybody of the staff may, whatever their rights. */
export default async function SecurityPage() {
  const { db, actor } = await requireStaffSession();
  const { isOn, codesLeft } = await findTotpState(db, actor.userId);
  const enrollment = isOn ? null : await findEnrollment(db, actor);
  return (
    <div className="max-w-2xl">
      <h1 className="mb-2 text-2xl font-semibold tracking-tight">Your sign-in</h1>
      <p className="mb-6 wrap-anywhere text-muted">{`You are ${actor.email}.`}</p>
      {actor.pending === "enrollment" ? (
        <div className="mb-6">
          <Alert tone="danger">
            The shop asks all staff to sign in in two steps. Set it up to go on working.
          </Alert>
        </div>
      ) : null}
      <h2 className="mb-2 text-lg font-medium">Two-step sign-in</h2>
      <p className="mb-4 text-muted">
        {isOn
          ? `On: signing in asks for a code of your app. ${codesLeft} of your recovery codes are left.`
          : "Off. With it, signing in asks for a code of an app on your phone, beside the password."}
      </p>
      <div className="grid gap-4">
        <TotpSection isOn={isOn} enrollment={enrollment} />
      </div>
    </div>
  );
}
