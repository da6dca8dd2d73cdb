import { typedValue } from "@/components/ui/problem";
import type { ActionState } from "@/lib/api/to-action";

type Props = { id: string; name: string; label: string; state: ActionState };

/** A box to tick; after a failure as it was sent. */
export function CheckField({ id, name, label, state }: Props) {
  return (
    <label htmlFor={id} className="flex min-h-11 items-center gap-3">
      <input
        id={id}
        type="checkbox"
        name={name}
        value="1"
        className="size-5"
        defaultChecked={typedValue(state, name) === "1"}
      />
      {label}
    </label>
  );
}
