"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { SelectField } from "@/components/ui/field";
import { ProblemAlert } from "@/components/ui/problem";
import type { ActionState } from "@/lib/api/to-action";
import { updateReviewSettingsAction } from "@/lib/review/actions";
import type { ReviewSettings } from "@/lib/review/schema";
import { SavedNote } from "./saved-note";

export function ReviewSettingsForm({ settings }: { settings: ReviewSettings }) {
  const [state, action, pending] = useActionState<ActionState<ReviewSettings>, FormData>(
    updateReviewSettingsAction,
    { status: "idle" },
  );
  return (
    <form action={action} className="flex flex-wrap items-end gap-3">
      <SelectField id="publish" name="publish" label="New reviews appear" defaultValue={settings.publish}>
        <option value="after_look">after somebody has looked</option>
        <option value="at_once">at once</option>
      </SelectField>
      <Button look="secondary" disabled={pending}>
        Save
      </Button>
      <ProblemAlert state={state} />
      <SavedNote state={state} />
    </form>
  );
}
