"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { SelectField, TextAreaField, TextField } from "@/components/ui/field";
import { fieldError, ProblemAlert, typedValue } from "@/components/ui/problem";
import type { ActionState } from "@/lib/api/to-action";
import { updateProductAction } from "@/lib/catalog/actions";
import { type Product, productStatuses } from "@/lib/catalog/schema";
import { SavedNote } from "./saved-note";

const idle: ActionState<Product> = { status: "idle" };

export function ProductForm({ product }: { product: Product }) {
  const [state, action, pending] = useActionState(updateProductAction, idle);
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
      />
      <TextAreaField
        id="description"
        name="description"
        label="Description (HTML)"
        rows={7}
        defaultValue={typedValue(state, "description", product.description)}
        error={fieldError(state, "description")}
      />
      <SelectField
        key={product.status}
        id="product-status"
        name="status"
        label="Status"
        defaultValue={typedValue(state, "status", product.status)}
      >
        {productStatuses.map((status) => (
          <option key={status}>{status}</option>
        ))}
      </SelectField>
      <p>
        <Button disabled={pending}>Save</Button>
      </p>
    </form>
  );
}
