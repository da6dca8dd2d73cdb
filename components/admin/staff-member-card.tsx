import { Badge } from "@/components/ui/badge";
import type { Role, StaffMember } from "@/lib/auth/staff/schema";
import { formatTime } from "./format-time";
import { ActivationForm, ResetTotpForm, RoleChoiceForm } from "./staff-forms";

type Props = {
  member: StaffMember;
  roleName: string;
  roles: readonly Role[];
  isSelf: boolean;
  mayWrite: boolean;
};

/** A member of the staff, and what can be done about their rights. */
export function StaffMemberCard({ member, roleName, roles, isSelf, mayWrite }: Props) {
  return (
    <li className="grid gap-3 rounded-xl border border-line bg-surface p-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 className="font-sans font-medium wrap-anywhere">{member.name || member.email}</h2>
        <Badge>{roleName}</Badge>
        {member.active ? null : <Badge>out</Badge>}
        {isSelf ? <span className="text-sm text-muted">you</span> : null}
      </div>
      <p className="text-sm wrap-anywhere text-muted">
        {[
          member.email,
          member.hasTotp ? "signs in in two steps" : "password only",
          member.lastUsedAt ? `last seen ${formatTime(member.lastUsedAt)}` : "never signed in",
        ].join(" · ")}
      </p>
      {mayWrite ? (
        <div className="grid items-start gap-3 sm:grid-cols-2">
          {member.active ? <RoleChoiceForm member={member} roles={roles} /> : null}
          <ActivationForm member={member} />
          {member.hasTotp && !isSelf ? <ResetTotpForm member={member} /> : null}
        </div>
      ) : null}
    </li>
  );
}
