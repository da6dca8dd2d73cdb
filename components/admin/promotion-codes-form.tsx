"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { fieldError, ProblemAlert, typedValue } from "@/components/ui/problem";
import type { ActionState } from "@/lib/api/to-action";
import { addPromotionCodesAction } from "@/lib/promotion/actions";
import type { PromotionCode } from "@/lib/promotion/schema";
import { CopyField } from "./copy-field";

const idle: ActionState<{ data: PromotionCode[] }> = { status: "idle" };

/** One code that was thought of, or many that nobody guesses; what was made can be copied. */
export function PromotionCodesForm({ promotionId }: { promotionId: string }) {
  const [state, action, pending] = useActionState(addPromotionCodesAction, idle);
  const shared = (name: string) => ({
    id: `codes-${name}`,
    name,
    defaultValue: typedValue(state, name, ""),
    error: fieldError(state, name === "word" ? "code" : name),
  });
  return (
    <form action={action} className="grid gap-4">
      <ProblemAlert state={state} />
      <input type="hidden" name="promotionId" value={promotionId} />
      <div className="grid gap-4 sm:grid-cols-4">
        <TextField label="One code" maxLength={40} autoCapitalize="characters" {...shared("word")} />
        <TextField label="Or so many" inputMode="numeric" {...shared("count")} />
        <TextField label="with the prefix" maxLength={20} {...shared("prefix")} />
        <TextField label="Orders per code" inputMode="numeric" {...shared("usageLimit")} />
      </div>
      <p>
        <Button look="secondary" disabled={pending}>
          Add codes
        </Button>
      </p>
      {state.status === "succeeded" ? (
        <CopyField
          label={`${state.data.data.length} new`}
          text={state.data.data.map(({ code }) => code).join("\n")}
        />
      ) : null}
    </form>
  );
}
