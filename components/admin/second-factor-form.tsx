"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { fieldError, ProblemAlert } from "@/components/ui/problem";
import type { ActionState } from "@/lib/api/to-action";
import { verifySecondFactorAction } from "@/lib/auth/totp/actions";

const idle: ActionState<Record<string, never>> = { status: "idle" };

export function SecondFactorForm() {
  const [state, action, pending] = useActionState(verifySecondFactorAction, idle);
  return (
    <form action={action} className="grid gap-4">
      <ProblemAlert state={state} />
      <TextField
        id="code"
        name="code"
        label="Code"
        autoComplete="one-time-code"
        required
        maxLength={60}
        error={fieldError(state, "code")}
      />
      <Button disabled={pending}>Go on</Button>
    </form>
  );
}
