import { escapeHtml, type HttpAnswer, type HttpRequest, html } from "../http/serve";
import { testCards } from "./cards";
import { paySession } from "./pay-session";
import type { Service } from "./routes";
import { getObject, type StripeObject } from "./store";

const headers = {
  "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; form-action *; base-uri 'none'",
};

/** The page on which shoppers pay, on an origin of its own as Stripe's is. Works without JavaScript: it has none. */
export async function hostedPage(
  service: Service,
  request: HttpRequest,
  sessionId: string,
): Promise<HttpAnswer> {
  const session = await service.sql.begin((tx) => getObject(tx, sessionId, "checkout.session"));
  if (session.status === "complete") return redirect(String(session.success_url));
  if (session.status === "expired") {
    return html(
      410,
      page("This payment page has expired", `<p>Nothing was charged.</p>${backLink(session)}`),
      headers,
    );
  }
  if (request.method !== "POST") return html(200, payForm(session, null), headers);
  const card = new URLSearchParams(request.body).get("card") ?? "";
  const outcome = await paySession(service.sql, service.endpoints, sessionId, card.replaceAll(/\s/g, ""));
  return outcome.paid
    ? redirect(String(session.success_url))
    : html(402, payForm(session, outcome.message, card), headers);
}

const redirect = (location: string): HttpAnswer => ({ status: 303, body: "", headers: { location } });

type Item = { name: string; description: string; amount_total: number };

function payForm(session: StripeObject, problem: string | null, card = ""): string {
  const money = (amount: unknown) => formatAmount(Number(amount), String(session.currency));
  const items = (session._items as Item[]).map(
    (
      item,
    ) => `<li><span>${escapeHtml(item.name)}${item.description ? `<small>${escapeHtml(item.description)}</small>` : ""}</span>
      <span>${money(item.amount_total)}</span></li>`,
  );
  const cards = Object.entries(testCards).map(
    ([number, { decline }]) =>
      `<li><code>${number}</code> ${escapeHtml(decline?.message ?? "is accepted")}</li>`,
  );
  return page(
    `Pay ${money(session.amount_total)}`,
    `<ul class="items">${items.join("")}<li class="total"><span>Total</span><span>${money(session.amount_total)}</span></li></ul>
    ${problem ? `<p class="problem" role="alert">${escapeHtml(problem)} Nothing was charged; try another card.</p>` : ""}
    <form method="post">
      <label>Card number <input name="card" value="${escapeHtml(card)}" inputmode="numeric" autocomplete="cc-number" required placeholder="4242 4242 4242 4242"></label>
      <div class="row"><label>Expires <input name="exp" autocomplete="cc-exp" value="12 / 34"></label>
      <label>Security code <input name="cvc" autocomplete="cc-csc" value="123"></label></div>
      <button>Pay ${money(session.amount_total)}</button>
    </form>
    ${backLink(session)}
    <details open><summary>Test cards</summary><ul>${cards.join("")}</ul></details>`,
  );
}

function backLink(session: StripeObject): string {
  return session.cancel_url ? `<p><a href="${escapeHtml(session.cancel_url)}">Back to the shop</a></p>` : "";
}

function formatAmount(amount: number, currency: string): string {
  const format = new Intl.NumberFormat("en-US", { style: "currency", currency });
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

const page = (title: string, body: string) => `<!doctype html><html lang="en"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title><style>
body{font:16px/1.5 system-ui,sans-serif;color:#1a1f36;background:#f6f8fa;margin:0}
main{max-width:28rem;margin:2rem auto;padding:1.5rem;background:#fff;border-radius:12px;box-shadow:0 1px 4px #0002}
h1{font-size:1.4rem;margin:0 0 .25rem}.note{color:#575f74;margin:0 0 1rem;font-size:.9rem}
.items{list-style:none;padding:0}.items li{display:flex;justify-content:space-between;gap:1rem;padding:.35rem 0}
.items small{display:block;color:#575f74}.total{font-weight:600;border-top:1px solid #ddd}
label{display:block;margin:.75rem 0;font-size:.9rem}.row{display:flex;gap:1rem}.row label{flex:1}
input{display:block;width:100%;box-sizing:border-box;font:inherit;padding:.6rem;border:1px solid #8a94a8;border-radius:6px;margin-top:.25rem}
button{width:100%;font:inherit;font-weight:600;padding:.75rem;border:0;border-radius:6px;background:#3d42b5;color:#fff;cursor:pointer}
.problem{background:#fdecea;color:#8c1d18;padding:.75rem;border-radius:6px}details{margin-top:1rem;font-size:.85rem}a{color:#3d42b5}
</style><main><h1>${escapeHtml(title)}</h1><p class="note">Local payment page: no money moves.</p>${body}</main></html>`;
