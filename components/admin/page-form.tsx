"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { SelectField, TextAreaField, TextField } from "@/components/ui/field";
import { fieldError, ProblemAlert, typedValue } from "@/components/ui/problem";
import type { ActionState } from "@/lib/api/to-action";
import { updatePageAction } from "@/lib/content/pages/actions";
import type { AdminPage } from "@/lib/content/pages/schema";
import { SavedNote } from "./saved-note";

const idle: ActionState<AdminPage> = { status: "idle" };

export function PageForm({ page }: { page: AdminPage }) {
  const [state, action, pending] = useActionState(updatePageAction, idle);
  const kind = typedValue(state, "kind", page.kind);
  return (
    <form action={action} className="grid gap-4">
      <ProblemAlert state={state} />
      <SavedNote state={state} />
      <input type="hidden" name="handle" value={page.handle} />
      <input type="hidden" name="expectedUpdatedAt" value={page.updatedAt} />
      <TextField
        id="title"
        name="title"
        label="Title"
        required
        maxLength={200}
        defaultValue={typedValue(state, "title", page.title)}
        error={fieldError(state, "title")}
      />
      <TextAreaField
        id="summary"
        name="summary"
        label="Summary"
        rows={2}
        maxLength={400}
        hint="A sentence or two, above the text and where the page is announced."
        defaultValue={typedValue(state, "summary", page.summary)}
        error={fieldError(state, "summary")}
      />
      <TextAreaField
        id="bodyHtml"
        name="bodyHtml"
        label="Text (HTML)"
        rows={18}
        defaultValue={typedValue(state, "bodyHtml", page.bodyHtml)}
        error={fieldError(state, "bodyHtml")}
      />
      <SelectField
        // A select does not follow its default value: another one is another field.
        key={kind}
        id="kind"
        name="kind"
        label="Kind"
        defaultValue={kind}
        hint="The home page announces the first three stories."
        error={fieldError(state, "kind")}
      >
        <option value="page">page</option>
        <option value="story">story</option>
      </SelectField>
      <p>
        <Button disabled={pending}>Save</Button>
      </p>
    </form>
  );
}
