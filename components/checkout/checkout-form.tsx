"use client";

import { type FormEvent, startTransition, useActionState, useRef, useState } from "react";
import { useTranslations } from "#words";
import { LocaleField } from "@/components/i18n/locale-field";
import { Button } from "@/components/ui/button";
import { TextAreaField, TextField } from "@/components/ui/field";
import { useHydrated } from "@/components/ui/use-hydrated";
import { type CheckoutState, checkoutAction } from "@/lib/checkout/actions";
import { findCheckoutProblems } from "@/lib/checkout/rules";
import type { FieldError } from "@/lib/errors/app-error";
import type { Problem } from "@/lib/errors/problem";
import { AddressFields } from "./address-fields";
import { BillingFields } from "./billing-fields";
import { CheckoutProblem } from "./checkout-problem";
import { CheckoutStep } from "./checkout-step";
import { toFormAnswer } from "./form-answer";
import type { MethodQuote } from "./method-quote";
import { OrderButton } from "./order-button";
import type { Country } from "./places";
import { QuoteTotals } from "./quote-totals";
import { readDraft } from "./read-draft";
import { RemindField } from "./remind-field";
import { SaveAddressField } from "./save-address-field";
import { ShippingMethods } from "./shipping-methods";
import { TermsField } from "./terms-field";
import { useFieldMessages } from "./use-field-messages";
import { useReminder } from "./use-reminder";

type Props = {
  /** What stands there before anything is typed: address and mail of a signed-in customer. */
  initial: Readonly<Record<string, string>>;
  maySaveAddress: boolean;
  country: string;
  countries: readonly Country[];
  place: string;
  currency: string;
  quotes: MethodQuote[];
  /** Some country gets something delivered, this one or another. */
  deliversAnywhere: boolean;
};

export function CheckoutForm(props: Props) {
  const { initial, maySaveAddress, country, countries, place, currency, quotes, deliversAnywhere } = props;
  const t = useTranslations("checkout");
  const [state, action, pending] = useActionState<CheckoutState, FormData>(checkoutAction, {
    status: "idle",
    values: initial,
  });
  const form = useRef<HTMLFormElement>(null);
  const [intent, setIntent] = useState<"order" | "move">("order");
  // What the browser found itself; the answer of the server takes its place.
  const [own, setOwn] = useState<{ after: CheckoutState; errors: FieldError[] } | null>(null);
  const found = own?.after === state ? own : null;
  const problem = found ? toProblem(found.errors) : state.status === "failed" ? state.problem : null;
  const values = state.status === "succeeded" ? {} : state.values;
  const errors = useFieldMessages(problem);
  const answer = toFormAnswer(values, errors);
  const [shown, setShown] = useState(country);
  const [method, setMethod] = useState(values.shippingMethodId ?? "");
  const chosen = quotes.find((entry) => entry.method.id === method) ?? quotes[0];
  const hydrated = useHydrated();
  const reminder = useReminder(form);

  const send = (what: "order" | "move", data: FormData) => {
    setIntent(what);
    if (what === "move") data.set("intent", "move");
    startTransition(() => action(data));
  };
  const move = () => {
    if (form.current) send("move", new FormData(form.current));
  };
  // Sent by hand, so that nothing is reset: what was typed stands in the fields already.
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const wrong = findCheckoutProblems(readDraft(data));
    setOwn(wrong.length > 0 ? { after: state, errors: wrong } : null);
    if (wrong.length === 0) send("order", data);
  };
  return (
    <form ref={form} action={action} onSubmit={submit} noValidate className="grid gap-10">
      {problem ? <CheckoutProblem problem={problem} errors={errors} round={found ?? state} /> : null}
      {/* The first button is what Enter presses. */}
      <button type="submit" tabIndex={-1} aria-hidden="true" className="sr-only" />
      <LocaleField />
      <input type="hidden" name="currency" value={currency} />
      {quotes.map(({ method: { id }, quote }) => (
        <input key={id} type="hidden" name={`expected.${id ?? "none"}`} value={quote.total.amount} />
      ))}
      <CheckoutStep number={1} title={t("contact")}>
        <TextField
          id="email"
          name="email"
          type="email"
          label={t("email")}
          autoComplete="email"
          required
          maxLength={254}
          hint={t("emailHint")}
          defaultValue={answer.value("email")}
          error={answer.error("email")}
          onBlur={reminder.leaveEmail}
        />
        <RemindField isTicked={answer.value("remind") !== ""} onChange={reminder.changeBox} />
      </CheckoutStep>
      <CheckoutStep number={2} title={t("address")}>
        <fieldset>
          <legend className="mb-3 font-medium">{t("shippingAddress")}</legend>
          <AddressFields
            prefix="shippingAddress"
            country={shown}
            countries={countries}
            answer={answer}
            onCountry={(code) => {
              setShown(code);
              // The fields of the new country must be there before the form is read.
              requestAnimationFrame(move);
            }}
            onRegion={move}
          />
        </fieldset>
        {maySaveAddress ? <SaveAddressField isTicked={answer.value("saveAddress") !== ""} /> : null}
        <noscript>
          <Button look="secondary" name="intent" value="move" className="mt-4">
            {t("show")}
          </Button>
        </noscript>
        <BillingFields
          country={country}
          countries={countries}
          answer={answer}
          filled={state.status !== "idle"}
        />
      </CheckoutStep>
      <CheckoutStep number={3} title={t("shipping")}>
        <fieldset id="shippingMethodId" tabIndex={-1} className="grid gap-2" aria-busy={pending}>
          <legend className="sr-only">{t("method")}</legend>
          <ShippingMethods
            quotes={quotes}
            chosen={chosen?.method.id ?? "none"}
            onChoose={(id) => setMethod(id)}
          />
        </fieldset>
        {chosen ? null : <p>{t(deliversAnywhere ? "noMethod" : "noDelivery")}</p>}
      </CheckoutStep>
      <CheckoutStep number={4} title={t("review")}>
        <TextAreaField
          id="note"
          name="note"
          label={t("note")}
          rows={2}
          maxLength={1000}
          defaultValue={answer.value("note")}
          error={answer.error("note")}
        />
        <div aria-live="polite" className="grid gap-2">
          {chosen && (hydrated || quotes.length === 1) ? (
            <QuoteTotals quote={chosen.quote} place={place} />
          ) : (
            <p className="text-sm text-muted">{t("calculatedFor", { place })}</p>
          )}
        </div>
        <TermsField answer={answer} />
        <OrderButton
          total={chosen && (hydrated || quotes.length === 1) ? chosen.quote.total : null}
          ordering={pending && intent === "order"}
          busy={pending || !chosen}
        />
      </CheckoutStep>
    </form>
  );
}

function toProblem(errors: FieldError[]): Problem {
  const title = "The form has invalid fields";
  return {
    type: "about:blank",
    title,
    status: 400,
    detail: title,
    code: "validation_failed",
    errors,
    requestId: "",
  };
}
