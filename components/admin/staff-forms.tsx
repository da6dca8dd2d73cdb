"use client";

import { useActionState } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { SelectField, TextField } from "@/components/ui/field";
import { fieldError, ProblemAlert, typedValue } from "@/components/ui/problem";
import type { ActionState } from "@/lib/api/to-action";
import {
  inviteStaffAction,
  resetStaffTotpAction,
  revokeInvitationAction,
  updateStaffMemberAction,
  updateStaffSettingsAction,
} from "@/lib/auth/staff/actions";
import type { Invitation, Role, StaffMember } from "@/lib/auth/staff/schema";
import { FoldedForm } from "./folded-form";
import { StepUpField } from "./step-up-field";

const idle: ActionState<Record<string, never>> = { status: "idle" };
const notInvited: ActionState<{ id: string }> = { status: "idle" };
const notSet: ActionState<{ totpRequired: boolean }> = { status: "idle" };

function RoleOptions({ roles }: { roles: readonly Role[] }) {
  return roles.map(({ handle, name }) => (
    <option key={handle} value={handle}>
      {name}
    </option>
  ));
}

export function InviteForm({ roles }: { roles: readonly Role[] }) {
  const [state, action, pending] = useActionState(inviteStaffAction, notInvited);
  return (
    <form action={action} noValidate className="grid gap-3">
      <ProblemAlert state={state} />
      {state.status === "succeeded" ? <Alert tone="success">Invited. The mail is on its way.</Alert> : null}
      <TextField
        id="invite-email"
        name="email"
        type="email"
        label="E-mail"
        required
        maxLength={254}
        defaultValue={typedValue(state, "email")}
        error={fieldError(state, "email")}
      />
      <SelectField
        id="invite-role"
        name="role"
        label="Role"
        defaultValue={typedValue(state, "role", "read_only")}
        key={typedValue(state, "role")}
        error={fieldError(state, "role")}
      >
        <RoleOptions roles={roles} />
      </SelectField>
      <StepUpField id="invite" state={state} />
      <Button disabled={pending} className="justify-self-start">
        Send the invitation
      </Button>
    </form>
  );
}

export function RevokeInvitationForm({ invitation }: { invitation: Invitation }) {
  const [state, action, pending] = useActionState(revokeInvitationAction, idle);
  return (
    <form action={action} className="grid gap-2">
      <ProblemAlert state={state} />
      <input type="hidden" name="invitationId" value={invitation.id} />
      <Button look="quiet" disabled={pending} aria-label={`Withdraw the invitation of ${invitation.email}`}>
        Withdraw
      </Button>
    </form>
  );
}

type MemberProps = { member: StaffMember };

export function RoleChoiceForm({ member, roles }: MemberProps & { roles: readonly Role[] }) {
  const [state, action, pending] = useActionState(updateStaffMemberAction, idle);
  const id = `role-${member.userId}`;
  return (
    <FoldedForm title="Another role" state={state}>
      <form action={action} className="grid gap-3">
        <ProblemAlert state={state} />
        <input type="hidden" name="userId" value={member.userId} />
        <SelectField
          id={id}
          name="role"
          label="Role"
          hint="Their sessions end: they sign in again."
          defaultValue={typedValue(state, "role", member.role)}
          key={typedValue(state, "role", member.role)}
          error={fieldError(state, "role")}
        >
          <RoleOptions roles={roles} />
        </SelectField>
        <StepUpField id={id} state={state} />
        <Button look="secondary" disabled={pending}>
          Give the role
        </Button>
      </form>
    </FoldedForm>
  );
}

export function ActivationForm({ member }: MemberProps) {
  const [state, action, pending] = useActionState(updateStaffMemberAction, idle);
  const title = member.active ? "Take out" : "Take back in";
  return (
    <FoldedForm title={title} state={state}>
      <form action={action} className="grid gap-3">
        <ProblemAlert state={state} />
        <input type="hidden" name="userId" value={member.userId} />
        <input type="hidden" name="active" value={String(!member.active)} />
        <p className="text-sm text-muted">
          {member.active ? "They are signed out at once, everywhere." : "They have their role again."}
        </p>
        <StepUpField id={`active-${member.userId}`} state={state} />
        <Button look="secondary" disabled={pending}>
          {`${title}: ${member.name || member.email}`}
        </Button>
      </form>
    </FoldedForm>
  );
}

export function ResetTotpForm({ member }: MemberProps) {
  const [state, action, pending] = useActionState(resetStaffTotpAction, idle);
  return (
    <FoldedForm title="Lost phone and codes" state={state}>
      <form action={action} className="grid gap-3">
        <ProblemAlert state={state} />
        <input type="hidden" name="userId" value={member.userId} />
        <p className="text-sm text-muted">
          Make sure that it is they who ask. Their password alone signs them in then.
        </p>
        <StepUpField id={`reset-${member.userId}`} state={state} />
        <Button look="secondary" disabled={pending}>
          Turn their two-step sign-in off
        </Button>
      </form>
    </FoldedForm>
  );
}

export function StaffSettingsForm({ totpRequired }: { totpRequired: boolean }) {
  const [state, action, pending] = useActionState(updateStaffSettingsAction, notSet);
  return (
    <form action={action} className="grid gap-3">
      <ProblemAlert state={state} />
      <p className="text-muted">
        {totpRequired
          ? "All staff must sign in in two steps. Who has not set it up is led there first."
          : "Everybody decides for themselves whether to sign in in two steps."}
      </p>
      <input type="hidden" name="totpRequired" value={totpRequired ? "" : "1"} />
      <StepUpField id="settings" state={state} />
      <Button look="secondary" disabled={pending} className="justify-self-start">
        {totpRequired ? "Leave it to everybody" : "Require it of all staff"}
      </Button>
    </form>
  );
}
