"use client";

import { useActionState } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { fieldError, ProblemAlert, typedValue } from "@/components/ui/problem";
import type { ActionState } from "@/lib/api/to-action";
import { removeRoleAction, saveRoleAction } from "@/lib/auth/staff/actions";
import type { Role } from "@/lib/auth/staff/schema";
import { PermissionFields } from "./permission-fields";
import { StepUpField } from "./step-up-field";
import { typedList } from "./typed-list";

const idle: ActionState<{ handle: string }> = { status: "idle" };
const notRemoved: ActionState<Record<string, never>> = { status: "idle" };

export function RoleForm({ edited, holds }: { edited: Role | null; holds: readonly string[] }) {
  const [state, action, pending] = useActionState(saveRoleAction, idle);
  const id = `role-${edited?.handle ?? "new"}`;
  const chosen = typedList(state, "permissions", edited?.permissions ?? []);
  return (
    <form action={action} noValidate className="grid gap-3">
      <ProblemAlert state={state} />
      {state.status === "succeeded" ? <Alert tone="success">Saved.</Alert> : null}
      {edited ? <input type="hidden" name="handle" value={edited.handle} /> : null}
      <TextField
        id={`${id}-name`}
        name="name"
        label="Name"
        required
        maxLength={60}
        defaultValue={typedValue(state, "name", edited?.name ?? "")}
        error={fieldError(state, "name")}
      />
      <PermissionFields
        key={chosen.join()}
        id={`${id}-permissions`}
        name="permissions"
        legend="What it may do"
        chosen={chosen}
        holds={holds}
        error={fieldError(state, "permissions")}
      />
      <StepUpField id={id} state={state} />
      <Button look={edited ? "secondary" : "primary"} disabled={pending} className="justify-self-start">
        {edited ? "Save the role" : "Make the role"}
      </Button>
    </form>
  );
}

export function RemoveRoleForm({ role }: { role: Role }) {
  const [state, action, pending] = useActionState(removeRoleAction, notRemoved);
  return (
    <form action={action} className="grid justify-items-start gap-3">
      <ProblemAlert state={state} />
      <input type="hidden" name="handle" value={role.handle} />
      <StepUpField id={`remove-${role.handle}`} state={state} />
      <Button look="quiet" disabled={pending} aria-label={`Remove the role ${role.name}`}>
        Remove
      </Button>
    </form>
  );
}
