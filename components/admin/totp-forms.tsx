"use client";

import { useActionState } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { fieldError, ProblemAlert } from "@/components/ui/problem";
import type { ActionState } from "@/lib/api/to-action";
import {
  confirmTotpAction,
  removeTotpAction,
  renewRecoveryCodesAction,
  startTotpAction,
} from "@/lib/auth/totp/actions";
import { FoldedForm } from "./folded-form";
import { StepUpField } from "./step-up-field";
import { useLatest } from "./use-latest";

type Codes = { recoveryCodes: string[] };
type Enrollment = { key: string; url: string; svg: string };

const nothingYet: ActionState<Record<string, never>> = { status: "idle" };
const noCodes: ActionState<Codes> = { status: "idle" };
const noneRenewed: ActionState<Codes> = { status: "idle" };

type Props = { isOn: boolean; enrollment: Enrollment | null };

/**
 * One's own two-step sign-in, whatever its state. New codes are held here: turning it on renders the page anew, without
 * the form that did it, and nobody could read them again.
 */
export function TotpSection({ isOn, enrollment }: Props) {
  const [confirmed, confirm, confirming] = useActionState(confirmTotpAction, noCodes);
  const [renewed, renew, renewing] = useActionState(renewRecoveryCodesAction, noneRenewed);
  const latest = useLatest<ActionState<Codes>>(confirmed, renewed);
  if (!isOn && enrollment)
    return (
      <ConfirmTotpForm enrollment={enrollment} state={confirmed} action={confirm} pending={confirming} />
    );
  if (!isOn) return <StartTotpForm />;
  return (
    <>
      {latest?.status === "succeeded" ? <RecoveryCodes codes={latest.data.recoveryCodes} /> : null}
      <RenewCodesForm state={renewed} action={renew} pending={renewing} />
      <RemoveTotpForm />
    </>
  );
}

function StartTotpForm() {
  const [state, action, pending] = useActionState(startTotpAction, nothingYet);
  return (
    <form action={action} className="grid justify-items-start gap-3">
      <ProblemAlert state={state} />
      <StepUpField id="start" state={state} />
      <Button disabled={pending}>Set it up</Button>
    </form>
  );
}

type FormProps = { state: ActionState<Codes>; action: (form: FormData) => void; pending: boolean };
type ConfirmProps = FormProps & { enrollment: Enrollment };

function ConfirmTotpForm({ enrollment: { key, url, svg }, state, action, pending }: ConfirmProps) {
  return (
    <form action={action} noValidate className="grid gap-4">
      <ProblemAlert state={state} />
      <p>
        Scan the picture with an authenticator app, or{" "}
        <a href={url} className="underline underline-offset-4">
          open it in the app
        </a>{" "}
        of this device.
      </p>
      {/* biome-ignore lint/performance/noImgElement: it stands in the page itself, there is nothing to load. */}
      <img
        src={`data:image/svg+xml,${encodeURIComponent(svg)}`}
        alt="QR code with the key below"
        width={200}
        height={200}
        className="rounded-lg border border-line bg-white"
      />
      <p className="text-sm">
        Or type this key: <code className="wrap-anywhere">{key.replaceAll(/(.{4})(?=.)/g, "$1 ")}</code>
      </p>
      <TextField
        id="code"
        name="code"
        label="Six digits that the app shows"
        inputMode="numeric"
        autoComplete="one-time-code"
        required
        maxLength={10}
        error={fieldError(state, "code")}
      />
      <Button disabled={pending}>Turn it on</Button>
    </form>
  );
}

function RenewCodesForm({ state, action, pending }: FormProps) {
  return (
    <FoldedForm title="New recovery codes" state={state}>
      <form action={action} className="grid gap-3">
        <ProblemAlert state={state} />
        <p className="text-sm text-muted">The old ones are worth nothing then.</p>
        <StepUpField id="renew" state={state} />
        <Button look="secondary" disabled={pending}>
          Make new codes
        </Button>
      </form>
    </FoldedForm>
  );
}

function RemoveTotpForm() {
  const [state, action, pending] = useActionState(removeTotpAction, nothingYet);
  return (
    <FoldedForm title="Turn it off" state={state}>
      <form action={action} className="grid gap-3">
        <ProblemAlert state={state} />
        <p className="text-sm text-muted">Your password alone signs you in then.</p>
        <StepUpField id="remove" state={state} />
        <Button look="secondary" disabled={pending}>
          Turn two-step sign-in off
        </Button>
      </form>
    </FoldedForm>
  );
}

function RecoveryCodes({ codes }: { codes: string[] }) {
  return (
    <section aria-labelledby="recovery-codes" className="grid gap-3">
      <Alert tone="success">Done. Keep these codes now: they are not shown again.</Alert>
      <h3 id="recovery-codes" className="font-medium">
        Recovery codes
      </h3>
      <p className="text-sm text-muted">Each signs you in once when your phone is not at hand.</p>
      <ul className="grid gap-1 font-mono text-sm sm:grid-cols-2">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
    </section>
  );
}
