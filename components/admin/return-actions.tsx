import type { StockLocation } from "@/lib/inventory/schema";
import type { Return } from "@/lib/returns/schema";
import { ReceiveReturnForm } from "./receive-return-form";
import { ApproveReturnForm, CloseReturnForm, DeclineReturnForm, RefundReturnForm } from "./return-forms";

type Props = { found: Return; locations: readonly StockLocation[] };

/** What can be done with a return as it stands; the next step stands open. */
export function ReturnActions({ found, locations }: Props) {
  const came = found.lines.some(({ received }) => received > 0);
  switch (found.status) {
    case "requested":
      return (
        <div className="mt-8 grid gap-3">
          <ApproveReturnForm found={found} />
          <DeclineReturnForm found={found} />
        </div>
      );
    case "approved":
      return (
        <div className="mt-8 grid gap-3">
          <ReceiveReturnForm found={found} locations={locations} />
          <CloseReturnForm found={found} title="Close: nothing came" />
        </div>
      );
    case "received":
      return (
        <div className="mt-8 grid gap-3">
          {came ? <RefundReturnForm found={found} /> : null}
          <CloseReturnForm found={found} title="Close without money" />
        </div>
      );
    default:
      return null;
  }
}
