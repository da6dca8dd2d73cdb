import { escapeHtml, type HttpAnswer } from "../../http/serve";
import { formatAmount } from "../amounts";
import { testNumbers } from "../cards";
import type { Item } from "../store";
import type { CheckoutSession } from "../wire";
import { backLink, page } from "./page";

export type Problem = { message: string; field: "card" | "exp" | "cvc" | "email" | null };

const untouched: Record<string, string> = { exp: "12 / 34", cvc: "123" };

/** The form on which a shopper pays, as it was left when there was a problem. */
export function payPage(
  session: CheckoutSession,
  items: readonly Item[],
  typed: Record<string, string> = {},
  problem: Problem | null = null,
): HttpAnswer {
  const title = `Pay ${money(session, session.amount_total)}`;
  const body = [
    itemList(session, items),
    problem ? alert(problem) : "",
    cardForm(session, title, { ...untouched, ...typed }, problem),
    session.payment_method_types.includes("us_bank_account") ? bankForm(session) : "",
    backLink(session),
    testCardList(),
  ];
  return page(problem ? 402 : 200, session, { title, body: body.join("\n"), failed: problem !== null });
}

const action = ({ id }: CheckoutSession) => `/c/pay/${escapeHtml(id)}`;

const money = ({ currency }: CheckoutSession, amount: number | null) =>
  formatAmount(amount ?? 0, currency ?? "usd");

function itemList(session: CheckoutSession, items: readonly Item[]): string {
  const lines = items.map(({ name, description, quantity, amount_total: total }) => {
    const times = quantity > 1 ? ` × ${quantity}` : "";
    const more = description ? `<small>${escapeHtml(description)}</small>` : "";
    return `<li><span>${escapeHtml(name)}${times}${more}</span><span>${money(session, total)}</span></li>`;
  });
  const total = `<li class="total"><span>Total</span><span>${money(session, session.amount_total)}</span></li>`;
  return `<ul class="items">${lines.join("")}${total}</ul>`;
}

const alert = ({ message }: Problem) =>
  `<p class="problem" role="alert" id="problem">${escapeHtml(message)} Nothing was charged.</p>`;

function cardForm(
  session: CheckoutSession,
  title: string,
  typed: Record<string, string>,
  problem: Problem | null,
): string {
  const field = (name: string, label: string, rest: string) => {
    const wrong = problem?.field === name;
    const state = wrong ? ` aria-invalid="true" aria-describedby="problem" autofocus` : "";
    return `<label>${label} <input name="${name}" value="${escapeHtml(typed[name])}" ${rest}${state}></label>`;
  };
  const email = session.customer_email
    ? `<p>Receipt for <strong>${escapeHtml(session.customer_email)}</strong></p>`
    : field("email", "Email", `type="email" autocomplete="email" maxlength="512" required`);
  return `<form method="post" action="${action(session)}">${email}
${field("card", "Card number", `inputmode="numeric" autocomplete="cc-number" maxlength="30" required placeholder="4242 4242 4242 4242"`)}
<div class="row">${field("exp", "Expires (MM / YY)", `inputmode="numeric" autocomplete="cc-exp" maxlength="9" required`)}
${field("cvc", "Security code", `inputmode="numeric" autocomplete="cc-csc" maxlength="4" required`)}</div>
<button>${escapeHtml(title)}</button></form>`;
}

/** Money that takes its time: the session is complete at once, the payment is not. */
function bankForm(session: CheckoutSession): string {
  const choices = Object.entries(testNumbers)
    .filter(([, { kind }]) => kind === "bank_debit")
    .map(([number, { label }]) => `<button class="plain" name="bank" value="${number}">${label}</button>`);
  return `<h2>Or by bank debit</h2><form method="post" action="${action(session)}">${choices.join("")}</form>`;
}

function testCardList(): string {
  const cards = Object.entries(testNumbers)
    .filter(([, { kind }]) => kind === "card")
    .map(([number, { label }]) => `<li><code>${number}</code> ${escapeHtml(label)}</li>`);
  return `<details open><summary>Test cards</summary><ul>${cards.join("")}</ul></details>`;
}
