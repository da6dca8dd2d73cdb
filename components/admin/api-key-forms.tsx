"use client";

import { useActionState } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { SelectField, TextField } from "@/components/ui/field";
import { fieldError, ProblemAlert, typedValue } from "@/components/ui/problem";
import type { ActionState } from "@/lib/api/to-action";
import { createApiKeyAction, revokeApiKeyAction } from "@/lib/auth/keys/actions";
import { CopyField } from "./copy-field";
import { PermissionFields } from "./permission-fields";
import { StepUpField } from "./step-up-field";
import { typedList } from "./typed-list";

const noKey: ActionState<{ id: string; key: string }> = { status: "idle" };
const notRevoked: ActionState<Record<string, never>> = { status: "idle" };

export function CreateKeyForm({ holds }: { holds: readonly string[] }) {
  const [state, action, pending] = useActionState(createApiKeyAction, noKey);
  const scopes = typedList(state, "scopes", []);
  const days = typedValue(state, "expiresInDays", "90");
  return (
    <form action={action} noValidate className="grid gap-3">
      <ProblemAlert state={state} />
      {state.status === "succeeded" ? (
        <div className="grid gap-3">
          <Alert tone="success">Made. Copy the key now: it is not shown again.</Alert>
          <CopyField label="The key" text={state.data.key} />
        </div>
      ) : null}
      <TextField
        id="key-name"
        name="name"
        label="Name"
        hint="What it is for; the audit log names it so."
        required
        maxLength={60}
        defaultValue={typedValue(state, "name")}
        error={fieldError(state, "name")}
      />
      <SelectField
        id="key-expiry"
        name="expiresInDays"
        label="Lasts"
        defaultValue={days}
        key={`lasts ${days}`}
      >
        <option value="30">30 days</option>
        <option value="90">90 days</option>
        <option value="365">A year</option>
        <option value="">Until it is revoked</option>
      </SelectField>
      <PermissionFields
        key={scopes.join()}
        id="key-scopes"
        name="scopes"
        legend="What it may do"
        chosen={scopes}
        holds={holds}
        error={fieldError(state, "scopes")}
      />
      <StepUpField id="key" state={state} />
      <Button disabled={pending} className="justify-self-start">
        Make the key
      </Button>
    </form>
  );
}

export function RevokeKeyForm({ keyId, name }: { keyId: string; name: string }) {
  const [state, action, pending] = useActionState(revokeApiKeyAction, notRevoked);
  return (
    <form action={action} className="grid justify-items-start gap-3">
      <ProblemAlert state={state} />
      <input type="hidden" name="keyId" value={keyId} />
      <StepUpField id={`revoke-${keyId}`} state={state} />
      <Button look="quiet" disabled={pending} aria-label={`Revoke the key ${name}`}>
        Revoke
      </Button>
    </form>
  );
}
