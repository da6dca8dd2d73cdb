import type { Delivery } from "@/lib/catalog/published/find-delivery";
import { formatMoney } from "@/lib/money/money";

const names = new Intl.DisplayNames("en", { type: "region" });

/** How long delivery takes at home and what it costs; elsewhere the checkout tells. */
export function DeliveryNote({ delivery: { country, methods } }: { delivery: Delivery }) {
  if (methods.length === 0) return null;
  return (
    <section
      aria-labelledby="delivery"
      className="mt-6 rounded-xl border border-line bg-surface px-4 py-3 text-sm"
    >
      <h2 id="delivery" className="font-sans font-medium">
        {`Delivery to ${names.of(country) ?? country}`}
      </h2>
      <ul className="mt-1 grid gap-1 text-muted">
        {methods.map(({ id, name, estimate, price, freeFrom }) => (
          <li key={id}>
            {[name, estimate, price.amount === 0 ? "free" : formatMoney(price)].filter(Boolean).join(", ")}
            {freeFrom ? `; free from ${formatMoney(freeFrom)}` : ""}
          </li>
        ))}
      </ul>
    </section>
  );
}
