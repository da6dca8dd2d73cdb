import type { Metadata } from "next";
import Link from "next/link";
import { formatTime } from "@/components/admin/format-time";
import { InviteForm, RevokeInvitationForm, StaffSettingsForm } from "@/components/admin/staff-forms";
import { StaffMemberCard } from "@/components/admin/staff-member-card";
import { requireStaffContext } from "@/lib/auth/require-staff";
import { listRolesOperation, listStaffOperation } from "@/lib/auth/staff/operations";
import { hasPermission } from "@/lib/operation/context";
import { executeOperation } from "@/lib/operation/execute-operation";

export const metadata: Metadata = { title: "Staff" };

export default async function StaffPage() {
  const ctx = await requireStaffContext("staff:read");
  const { members, invitations, totpRequired } = await executeOperation(listStaffOperation, ctx, {});
  const roles = await executeOperation(listRolesOperation, ctx, {});
  const mayWrite = hasPermission(ctx.actor, "staff:write");
  // Nobody gives rights that they do not hold, nor touches who holds more: neither is offered.
  const givable = roles.filter(({ permissions }) =>
    permissions.every((one) => hasPermission(ctx.actor, one)),
  );
  const mayTouch = (role: string) => mayWrite && givable.some(({ handle }) => handle === role);
  const nameOf = (handle: string) => roles.find((role) => role.handle === handle)?.name ?? handle;
  return (
    <>
      <div className="mb-6 flex flex-wrap items-baseline justify-between gap-3">
        <h1 className="text-2xl font-semibold tracking-tight">Staff</h1>
        <Link href="/admin/staff/roles" className="underline underline-offset-4">
          Roles
        </Link>
      </div>
      <ul className="grid gap-3">
        {members.map((member) => (
          <StaffMemberCard
            key={member.userId}
            member={member}
            roleName={nameOf(member.role)}
            roles={givable}
            isSelf={member.userId === ctx.actor.userId}
            mayWrite={mayTouch(member.role)}
          />
        ))}
      </ul>
      {mayWrite && givable.length > 0 ? (
        <section className="mt-10 max-w-2xl" aria-labelledby="invite">
          <h2 id="invite" className="mb-3 text-lg font-medium">
            Invite
          </h2>
          <InviteForm roles={givable} />
        </section>
      ) : null}
      {invitations.length > 0 ? (
        <section className="mt-10 max-w-2xl" aria-labelledby="invited">
          <h2 id="invited" className="mb-3 text-lg font-medium">
            Invited
          </h2>
          <ul className="divide-y divide-line rounded-xl border border-line bg-surface">
            {invitations.map((invitation) => (
              <li key={invitation.id} className="flex flex-wrap items-center justify-between gap-3 px-4 py-3">
                <p className="min-w-0 wrap-anywhere">
                  {invitation.email}
                  <span className="block text-sm text-muted">
                    {`${nameOf(invitation.role)} · ${invitation.isExpired ? "expired" : "open until"} ${formatTime(invitation.expiresAt)}`}
                  </span>
                </p>
                {mayWrite ? <RevokeInvitationForm invitation={invitation} /> : null}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {hasPermission(ctx.actor, "settings:write") ? (
        <section className="mt-10 max-w-2xl" aria-labelledby="two-step">
          <h2 id="two-step" className="mb-3 text-lg font-medium">
            Two-step sign-in
          </h2>
          <StaffSettingsForm totpRequired={totpRequired} />
        </section>
      ) : null}
    </>
  );
}
