import { Button } from "@/components/ui/button";
import type { RemovedLine } from "@/lib/cart/actions";

type Props = { removed: RemovedLine; action: (form: FormData) => void };

/** Puts back what was just taken out, as long as the page stands. */
export function RemovedLineNotice({ removed, action }: Props) {
  return (
    <form
      action={action}
      className="flex flex-wrap items-center justify-between gap-3 rounded-lg bg-success-ground px-4 py-2"
    >
      <input type="hidden" name="variantId" value={removed.variantId} />
      <input type="hidden" name="quantity" value={removed.quantity} />
      <p className="text-sm">{`${removed.title} was removed.`}</p>
      <Button look="secondary" name="intent" value="restore">
        Undo
      </Button>
    </form>
  );
}
