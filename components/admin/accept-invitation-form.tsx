"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { fieldError, ProblemAlert, typedValue } from "@/components/ui/problem";
import type { ActionState } from "@/lib/api/to-action";
import { acceptInvitationAction } from "@/lib/auth/staff/actions";

const idle: ActionState<Record<string, never>> = { status: "idle" };

export function AcceptInvitationForm({ token, email }: { token: string; email: string }) {
  const [state, action, pending] = useActionState(acceptInvitationAction, idle);
  return (
    <form action={action} noValidate className="grid gap-4">
      <ProblemAlert state={state} />
      <input type="hidden" name="token" value={token} />
      {/* For password managers alone. */}
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <TextField
        id="name"
        name="name"
        label="Your name"
        autoComplete="name"
        required
        maxLength={100}
        defaultValue={typedValue(state, "name")}
        error={fieldError(state, "name")}
      />
      <TextField
        id="password"
        name="password"
        type="password"
        label="Password"
        hint="At least 12 characters."
        autoComplete="new-password"
        required
        maxLength={200}
        error={fieldError(state, "password")}
      />
      <Button disabled={pending}>Join</Button>
    </form>
  );
}
