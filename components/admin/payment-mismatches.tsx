import Link from "next/link";
import { formatMoney } from "@/lib/money/money";
import type { MismatchKind, PaymentMismatch } from "@/lib/payment/mismatch-schema";
import { formatTime } from "./format-time";

/** What was found, and what to do about it. */
const words: Record<MismatchKind, { title: string; advice: string }> = {
  livemode: {
    title: "Test and live are mixed",
    advice:
      "The provider speaks of the other mode than our key. Compare the mode of STRIPE_SECRET_KEY with that of the webhook endpoint whose secret is in STRIPE_WEBHOOK_SECRET, then send the event again from the provider's dashboard.",
  },
  currency: {
    title: "Paid in another currency",
    advice:
      "Nothing was booked and the order goes on waiting. Look at the payment in the provider's dashboard, give the money back there, then cancel the order; the shopper can order again.",
  },
  amount: {
    title: "Another amount than the order's",
    advice:
      "Nothing was booked and the order goes on waiting. Look at the payment in the provider's dashboard: somebody has changed it there. Give the money back there, then cancel the order.",
  },
  captured: {
    title: "Another amount was captured",
    advice:
      "The provider took more or less than the order says. Give back what is too much, or capture what is missing, in the provider's dashboard.",
  },
  refunded: {
    title: "Refunds differ",
    advice:
      "Money was given back in the provider's dashboard, or a refund came back. Our sums stay as they are: write a note for whoever keeps the books, and give nothing back twice.",
  },
  unknown_order: {
    title: "An order that we do not have",
    advice:
      "If another program uses the same account, it is its own. If a backup was restored, the order came after it: give the money back in the provider's dashboard, and write to the shopper.",
  },
};

/** Payments and events of the provider that do not fit our books, and were therefore never applied. */
export function PaymentMismatches({ mismatches }: { mismatches: PaymentMismatch[] }) {
  return (
    <section>
      <h2 className="mb-2 text-lg font-medium">Payments that do not fit</h2>
      {mismatches.length === 0 ? (
        <p className="text-muted">The provider&apos;s answers fit our books.</p>
      ) : (
        <ul className="grid gap-3">
          {mismatches.map((mismatch) => (
            <MismatchCard key={mismatch.id} mismatch={mismatch} />
          ))}
        </ul>
      )}
    </section>
  );
}

function MismatchCard({
  mismatch: { kind, at, order, ours, theirs, detail },
}: {
  mismatch: PaymentMismatch;
}) {
  const { title, advice } = words[kind];
  return (
    <li className="grid gap-2 rounded-xl border border-line bg-surface p-4">
      <h3 className="font-sans font-medium">
        {title}
        {order ? (
          <>
            {": "}
            <Link href={`/admin/orders/${order.id}`} className="underline underline-offset-4">
              {order.number}
            </Link>
          </>
        ) : null}
      </h3>
      {ours && theirs ? (
        <p className="text-sm">{`We expect ${formatMoney(ours)}, the provider says ${formatMoney(theirs)}.`}</p>
      ) : null}
      <p className="max-w-2xl text-sm text-muted">{advice}</p>
      <p className="text-xs wrap-anywhere text-muted">{`${formatTime(at)} · ${detail}`}</p>
    </li>
  );
}
