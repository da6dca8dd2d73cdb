"use client";

import { useActionState } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { type SignInState, signInAction } from "@/lib/auth/actions";

const idle: SignInState = { problem: null, email: "" };

export function SignInForm() {
  const [state, action, pending] = useActionState(signInAction, idle);
  return (
    <form action={action} className="grid gap-4">
      {state.problem ? <Alert tone="danger">{state.problem}</Alert> : null}
      <TextField
        id="email"
        name="email"
        type="email"
        label="E-mail"
        autoComplete="username"
        required
        defaultValue={state.email}
      />
      <TextField
        id="password"
        name="password"
        type="password"
        label="Password"
        autoComplete="current-password"
        required
      />
      <Button disabled={pending}>Sign in</Button>
    </form>
  );
}
