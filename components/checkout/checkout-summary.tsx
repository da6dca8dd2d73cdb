import type { Cart } from "@/lib/cart/schema";
import { formatMoney } from "@/lib/money/money";

export function CheckoutSummary({ cart }: { cart: Cart }) {
  return (
    <aside aria-label="Your order" className="self-start rounded-xl border border-line bg-surface p-5">
      <h2 className="text-lg font-medium">Your order</h2>
      <ul className="mt-3 divide-y divide-line text-sm">
        {cart.lines.map((line) => (
          <li key={line.id} className="flex justify-between gap-4 py-3">
            <span>
              {`${line.quantity} × ${line.title}`}
              {line.variantTitle === "Default" ? null : (
                <span className="block text-muted">{line.variantTitle}</span>
              )}
            </span>
            <span>{formatMoney(line.total)}</span>
          </li>
        ))}
      </ul>
      <p className="mt-3 flex justify-between border-t border-line pt-3 font-medium">
        <span>Subtotal</span>
        <span>{formatMoney(cart.subtotal)}</span>
      </p>
    </aside>
  );
}
