"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { fieldError, ProblemAlert, typedValue } from "@/components/ui/problem";
import type { ActionState } from "@/lib/api/to-action";
import { dismissDeadLetterAction, retryDeadLetterAction } from "@/lib/dead-letter/actions";
import type { DeadLetter } from "@/lib/dead-letter/schema";

type Props = { letter: DeadLetter };

const idle: ActionState<DeadLetter> = { status: "idle" };

export function RetryForm({ letter }: Props) {
  const [state, action, pending] = useActionState(retryDeadLetterAction, idle);
  return (
    <form action={action} className="grid gap-2">
      <ProblemAlert state={state} />
      <input type="hidden" name="deadLetterId" value={letter.id} />
      <Button disabled={pending} aria-label={`Try ${letter.job} again`}>
        Try again
      </Button>
    </form>
  );
}

export function DismissForm({ letter }: Props) {
  const [state, action, pending] = useActionState(dismissDeadLetterAction, idle);
  return (
    <details
      open={state.status === "failed"}
      className="min-w-0 basis-64 rounded-lg border border-line p-3 open:grow"
    >
      <summary className="min-h-6 text-sm font-medium">Dismiss</summary>
      <form action={action} noValidate className="mt-3 grid gap-3">
        <ProblemAlert state={state} />
        <input type="hidden" name="deadLetterId" value={letter.id} />
        <TextField
          id={`reason-${letter.id}`}
          name="reason"
          label="Reason"
          hint="Colleagues read it."
          required
          maxLength={500}
          defaultValue={typedValue(state, "reason")}
          error={fieldError(state, "reason")}
        />
        <Button look="secondary" disabled={pending}>
          Dismiss the job
        </Button>
      </form>
    </details>
  );
}
