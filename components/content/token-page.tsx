import type { ReactNode } from "react";
import { LocaleField } from "@/components/i18n/locale-field";
import { Button } from "@/components/ui/button";

/** A page that a mail leads to: one matter, and what can be done about it. */
export function TokenPage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="mx-auto grid max-w-xl justify-items-start gap-5 py-8">
      <h1 className="text-4xl tracking-tight text-balance">{title}</h1>
      {children}
    </div>
  );
}

type FormProps = {
  action: (form: FormData) => Promise<void>;
  token: string;
  label: string;
  /** Of a way out: what pressing it does, below a line. */
  text?: string;
};

/** A button that says whom it is about by the token of the address. */
export function TokenForm({ action, token, label, text }: FormProps) {
  return (
    <form action={action} className={text ? "border-t border-line pt-5" : ""}>
      <LocaleField />
      <input type="hidden" name="token" value={token} />
      {text ? <p className="mb-3 text-sm text-muted">{text}</p> : null}
      <Button look={text ? "secondary" : "primary"}>{label}</Button>
    </form>
  );
}
