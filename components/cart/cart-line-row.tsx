"use client";

import Link from "next/link";
import { useActionState, useEffect } from "react";
import { Picture } from "@/components/catalog/picture";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { ProblemAlert, typedValue } from "@/components/ui/problem";
import type { ActionState } from "@/lib/api/to-action";
import { removeCartLineAction, updateCartLineAction } from "@/lib/cart/actions";
import type { Cart, CartLine } from "@/lib/cart/schema";
import { formatMoney } from "@/lib/money/money";

const idle: ActionState<Cart> = { status: "idle" };

export function CartLineRow({ line }: { line: CartLine }) {
  const [updated, update, updating] = useActionState(updateCartLineAction, idle);
  const [removed, remove, removing] = useActionState(removeCartLineAction, idle);
  useEffect(() => {
    if (updated.status === "succeeded" || removed.status === "succeeded")
      window.dispatchEvent(new Event("cart-changed"));
  }, [updated, removed]);
  const id = `quantity-${line.id}`;
  return (
    <li className="grid grid-cols-[5rem_1fr] gap-4 py-5 sm:grid-cols-[6rem_1fr_auto]">
      <Picture image={line.image} sizes="6rem" className="aspect-square rounded-lg" />
      <div className="min-w-0">
        <Link href={`/products/${line.productHandle}`} className="font-medium hover:underline">
          {line.title}
        </Link>
        {line.variantTitle === "Default" ? null : <p className="text-sm text-muted">{line.variantTitle}</p>}
        <p className="text-sm text-muted">{formatMoney(line.unitPrice)} each</p>
        <div className="mt-2 flex flex-wrap items-end gap-3">
          <form action={update} className="flex items-end gap-2">
            <input type="hidden" name="lineId" value={line.id} />
            <div className="w-20">
              <TextField
                key={line.quantity}
                id={id}
                name="quantity"
                label={<span className="sr-only">{`Quantity of ${line.title}`}</span>}
                type="number"
                inputMode="numeric"
                min={1}
                max={999}
                defaultValue={typedValue(updated, "quantity", String(line.quantity))}
              />
            </div>
            <Button look="secondary" disabled={updating}>
              Update
            </Button>
          </form>
          <form action={remove}>
            <input type="hidden" name="lineId" value={line.id} />
            <Button look="quiet" disabled={removing} aria-label={`Remove ${line.title}`}>
              Remove
            </Button>
          </form>
        </div>
        <div className="mt-2 grid gap-2">
          <ProblemAlert state={updated} />
          <ProblemAlert state={removed} />
          {line.problem === "unavailable" ? (
            <p className="text-sm text-danger">This is no longer on sale. Remove it to go on.</p>
          ) : null}
          {line.problem === "insufficient_stock" ? (
            <p className="text-sm text-danger">
              {line.available ? `Only ${line.available} are left.` : "This is sold out."}
            </p>
          ) : null}
        </div>
      </div>
      <p className="col-start-2 font-medium sm:col-start-3">{formatMoney(line.total)}</p>
    </li>
  );
}
