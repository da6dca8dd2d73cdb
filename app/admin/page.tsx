import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { listRooms } from "@/components/admin/rooms";
import { SetupList } from "@/components/admin/setup/setup-list";
import { requireStaffSession } from "@/lib/auth/require-staff";
import { hasPermission } from "@/lib/operation/context";
import { executeOperation } from "@/lib/operation/execute-operation";
import { listSetupStepsOperation } from "@/lib/setup/operations";

export const metadata: Metadata = { title: "Before the first sale" };

/**
 * What the shop lacks before it can sell, for who may read settings; when nothing is missing, the first room that is
 * open to the person. One's own sign-in is always.
 */
export default async function AdminPage() {
  const ctx = await requireStaffSession();
  const maySee = ctx.actor.pending === undefined && hasPermission(ctx.actor, "settings:read");
  const steps = maySee ? (await executeOperation(listSetupStepsOperation, ctx, {})).data : [];
  const missing = steps.filter(({ done }) => !done);
  if (missing.length === 0) redirect(listRooms(ctx.actor)[0]?.href ?? "/admin/security");
  return (
    <>
      <h1 className="mb-2 text-2xl font-semibold tracking-tight">Before the first sale</h1>
      <p className="mb-6 max-w-3xl text-muted">
        This is what the shop still lacks. It is looked up each time; what is done is no longer here.
      </p>
      <SetupList steps={missing} />
    </>
  );
}
