"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { SelectField, TextAreaField, TextField } from "@/components/ui/field";
import { fieldError, ProblemAlert, typedValue } from "@/components/ui/problem";
import type { ActionState } from "@/lib/api/to-action";
import { updateProductAction } from "@/lib/catalog/actions";
import { type AdminProduct, productStatuses } from "@/lib/catalog/schema";
import { savedMeanwhile } from "./saved-meanwhile";
import { SavedNote } from "./saved-note";

const idle: ActionState<AdminProduct> = { status: "idle" };

export function ProductForm({ product }: { product: AdminProduct }) {
  const [state, action, pending] = useActionState(updateProductAction, idle);
  const status = typedValue(state, "status", product.status);
  return (
    <form action={action} className="grid gap-4">
      <ProblemAlert state={state} />
      <SavedNote state={state} />
      <input type="hidden" name="productId" value={product.id} />
      <input type="hidden" name="expectedVersion" value={product.version} />
      <TextField
        id="title"
        name="title"
        label="Title"
        required
        maxLength={255}
        defaultValue={typedValue(state, "title", product.title)}
        error={fieldError(state, "title")}
        hint={savedMeanwhile(state, "title", product.title)}
      />
      <TextField
        id="handle"
        name="handle"
        label="Handle, the last part of the address"
        required
        maxLength={200}
        defaultValue={typedValue(state, "handle", product.handle)}
        error={fieldError(state, "handle")}
        hint={savedMeanwhile(state, "handle", product.handle) ?? "The old address keeps leading here."}
      />
      <TextAreaField
        id="description"
        name="description"
        label="Description (HTML)"
        rows={7}
        defaultValue={typedValue(state, "description", product.description)}
        error={fieldError(state, "description")}
        hint={savedMeanwhile(state, "description", product.description)}
      />
      <SelectField
        // A select does not follow its default value: another one is another field.
        key={status}
        id="product-status"
        name="status"
        label="Status"
        defaultValue={status}
        error={fieldError(state, "status")}
        hint={savedMeanwhile(state, "status", product.status)}
      >
        {productStatuses.map((name) => (
          <option key={name}>{name}</option>
        ))}
      </SelectField>
      <p>
        <Button disabled={pending}>Save</Button>
      </p>
    </form>
  );
}
