"use client";

import { useActionState } from "react";
import { LocaleField } from "@/components/i18n/locale-field";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { TextField } from "@/components/ui/field";
import { saidFieldError, typedValue } from "@/components/ui/problem";
import type { ActionState } from "@/lib/api/to-action";

export type AccountField = {
  name: string;
  label: string;
  type: "text" | "email" | "password";
  autoComplete: string;
  hint?: string | undefined;
  required?: boolean;
  /** What stands there before anything is typed. */
  before?: string;
};

type Props<Data> = {
  /** Tells the forms of one page apart. */
  id: string;
  action: (state: ActionState<Data>, form: FormData) => Promise<ActionState<Data>>;
  fields: readonly AccountField[];
  submit: string;
  /** Above the fields that are wrong. */
  problem: string;
  /** What is said once it has worked, where no other page follows. */
  done?: string;
  /** The form has done its part then, and goes. */
  leaves?: boolean;
  hidden?: Readonly<Record<string, string>>;
  look?: "primary" | "secondary";
};

const most = { text: 100, email: 254, password: 200 } as const;

/** A form of few fields: of signing in, and of what an account is made of. */
export function AccountForm<Data>(props: Props<Data>) {
  const { id, fields, submit, problem, done, leaves = false, hidden = {}, look = "primary" } = props;
  const [state, action, pending] = useActionState(props.action, { status: "idle" } as ActionState<Data>);
  const idOf = (name: string) => `${id}-${name}`;
  const isDone = state.status === "succeeded" && done !== undefined;
  if (isDone && leaves) return <Alert tone="success">{done}</Alert>;
  return (
    <form action={action} noValidate className="grid max-w-md gap-4">
      <LocaleField />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {state.status === "failed" ? (
        <ErrorSummary
          title={Object.keys(state.said.fields).length > 0 ? problem : state.said.summary}
          errors={Object.entries(state.said.fields).map(([name, message]) => ({ id: idOf(name), message }))}
          round={state}
        />
      ) : null}
      {isDone ? <Alert tone="success">{done}</Alert> : null}
      {fields.map(({ name, label, type, autoComplete, hint, required = true, before = "" }) => (
        <TextField
          key={name}
          id={idOf(name)}
          name={name}
          type={type}
          label={label}
          hint={hint}
          autoComplete={autoComplete}
          required={required}
          maxLength={most[type]}
          defaultValue={type === "password" ? "" : typedValue(state, name, before)}
          error={saidFieldError(state, name)}
        />
      ))}
      <Button look={look} disabled={pending} className="justify-self-start">
        {submit}
      </Button>
    </form>
  );
}
