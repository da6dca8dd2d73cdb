"use client";

import { useActionState, useEffect, useRef } from "react";
import { Alert } from "@/components/ui/alert";
import type { ActionState } from "@/lib/api/to-action";
import {
  addProductImagesAction,
  removeProductImageAction,
  updateProductImageAction,
} from "@/lib/catalog/images/actions";
import { type EditedImage, MAX_PICTURES, type ProductImageList } from "@/lib/catalog/images/schema";
import { PictureCard } from "./picture-card";
import { PictureUploadForm } from "./picture-upload-form";
import { useLatest } from "./use-latest";

const noneAdded: ActionState<ProductImageList> = { status: "idle" };
const noneMoved: ActionState<EditedImage> = { status: "idle" };
const noneRemoved: ActionState<ProductImageList> = { status: "idle" };

type Props = {
  productId: string;
  images: ProductImageList;
  variants: { id: string; title: string }[];
};

/** The pictures of a product. Each button is a form of its own: everything works without JavaScript. */
export function PictureSection({ productId, images, variants }: Props) {
  const [added, add, adding] = useActionState(addProductImagesAction, noneAdded);
  const [moved, move, moving] = useActionState(updateProductImageAction, noneMoved);
  const [removed, remove, removing] = useActionState(removeProductImageAction, noneRemoved);
  const latest = useLatest<ActionState>(added, moved, removed);
  const heading = useRef<HTMLHeadingElement>(null);
  // The button that had the focus went with its picture: whoever goes on by keyboard stays in the section.
  useEffect(() => {
    if (removed.status === "succeeded") heading.current?.focus();
  }, [removed]);
  const count = images.data.length;
  return (
    <section aria-labelledby="pictures">
      <h2 id="pictures" ref={heading} tabIndex={-1} className="mb-3 text-lg font-medium">
        Pictures
      </h2>
      <div role="status" className="text-sm">
        {latest?.status === "succeeded" ? (
          <p className="mb-3 rounded-lg bg-success-ground px-4 py-3 text-accent">
            {outcome(latest, { added, moved }, count)}
          </p>
        ) : null}
      </div>
      {latest?.status === "failed" ? (
        <div className="mb-3">
          <Alert tone="danger">{problemText(latest)}</Alert>
        </div>
      ) : null}
      {count === 0 ? <p className="mb-4 text-sm text-muted">None yet.</p> : null}
      <ol className="mb-6 grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {images.data.map((image, index) => (
          <PictureCard
            key={image.id}
            target={{ productId, imageId: image.id, expectedVersion: images.version }}
            image={image}
            place={index + 1}
            count={count}
            variants={variants}
            move={move}
            remove={remove}
            busy={moving || removing}
          />
        ))}
      </ol>
      {count < MAX_PICTURES ? (
        <PictureUploadForm productId={productId} state={added} action={add} pending={adding} />
      ) : (
        <p className="text-sm text-muted">{`A product has at most ${MAX_PICTURES} pictures.`}</p>
      )}
    </section>
  );
}

type Outcomes = { added: ActionState<ProductImageList>; moved: ActionState<EditedImage> };

function outcome(latest: ActionState, { added, moved }: Outcomes, count: number): string {
  const total = count === 1 ? "The product has 1 picture." : `The product has ${count} pictures.`;
  if (latest === moved && moved.status === "succeeded")
    return `Picture moved to place ${moved.data.position}.`;
  return latest === added ? `Added. ${total}` : `Picture removed. ${total}`;
}

function problemText(state: ActionState): string {
  if (state.status !== "failed") return "";
  const { errors, detail } = state.problem;
  return errors.length > 0 ? errors.map(({ message }) => message).join(". ") : detail;
}
