import type { Metadata } from "next";
import { FindOrderForm } from "@/components/checkout/find-order-form";
import { Link } from "@/components/i18n/link";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Find an order", robots: { index: false } };

export default function FindOrderPage() {
  return (
    <main className="mx-auto max-w-md px-4 py-10">
      <h1 className="text-3xl font-semibold tracking-tight">Find an order</h1>
      <p className="mt-3 mb-6 text-muted">
        The number stands in the mail that confirmed the order, and begins with SH.
      </p>
      <FindOrderForm />
      <p className="mt-10 text-sm">
        <Link href="/" className="text-muted underline underline-offset-4">
          Back to the shop
        </Link>
      </p>
    </main>
  );
}
