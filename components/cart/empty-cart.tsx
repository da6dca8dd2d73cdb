import { Link } from "@/components/i18n/link";
import { buttonClass } from "@/components/ui/button";

export function EmptyCart() {
  return (
    <div className="py-16 text-center">
      <h1 className="text-3xl font-semibold tracking-tight">Your cart is empty</h1>
      <p className="mt-3 mb-8 text-muted">What you choose is kept here for ninety days.</p>
      <Link href="/" className={buttonClass()}>
        Look around
      </Link>
      <p className="mt-6 text-sm">
        <Link href="/orders/find" className="text-muted underline underline-offset-4">
          Find an order
        </Link>
      </p>
    </div>
  );
}
