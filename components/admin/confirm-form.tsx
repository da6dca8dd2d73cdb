import { Button } from "@/components/ui/button";
import { ProblemAlert } from "@/components/ui/problem";
import type { ActionState } from "@/lib/api/to-action";
import { FoldedForm } from "./folded-form";

type Props = {
  title: string;
  /** What follows from it. */
  text: string;
  button: string;
  /** What it is about, and the version that was looked at. */
  about: Readonly<Record<string, string | number>>;
  state: ActionState;
  action: (form: FormData) => void;
  pending: boolean;
};

/** A step that is unfolded, explained, and then confirmed: without scripts, too. */
export function ConfirmForm({ title, text, button, about, state, action, pending }: Props) {
  return (
    <FoldedForm title={title} state={state}>
      <form action={action} className="grid justify-items-start gap-3">
        <ProblemAlert state={state} />
        {Object.entries(about).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <p className="text-sm text-muted">{text}</p>
        <Button look="secondary" disabled={pending}>
          {button}
        </Button>
      </form>
    </FoldedForm>
  );
}
