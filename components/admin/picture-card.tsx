"use client";

import { useActionState } from "react";
import { Picture } from "@/components/catalog/picture";
import { Button } from "@/components/ui/button";
import { SelectField, TextField } from "@/components/ui/field";
import { fieldError, ProblemAlert, typedValue } from "@/components/ui/problem";
import type { ActionState } from "@/lib/api/to-action";
import { updateProductImageAction } from "@/lib/catalog/images/actions";
import type { EditedImage, ProductImage } from "@/lib/catalog/images/schema";
import { SavedNote } from "./saved-note";

type Target = { productId: string; imageId: string; expectedVersion: number };
type Props = {
  target: Target;
  image: ProductImage;
  place: number;
  count: number;
  variants: { id: string; title: string }[];
  move: (form: FormData) => void;
  remove: (form: FormData) => void;
  busy: boolean;
};

const idle: ActionState<EditedImage> = { status: "idle" };

export function PictureCard({ target, image, place, count, variants, move, remove, busy }: Props) {
  const [state, save, saving] = useActionState(updateProductImageAction, idle);
  const called = `picture ${place}: ${image.alt || "no text yet"}`;
  const variantId = typedValue(state, "variantId", image.variantId ?? "");
  return (
    <li className="grid content-start gap-3 rounded-xl border border-line bg-surface p-4">
      <Preview image={image} />
      <form action={save} className="grid gap-3">
        <TargetFields target={target} />
        <TextField
          id={`alt-${image.id}`}
          name="alt"
          label={`Alternative text of picture ${place}`}
          maxLength={500}
          defaultValue={typedValue(state, "alt", image.alt)}
          error={fieldError(state, "alt")}
        />
        {variants.length > 1 ? (
          <SelectField
            key={variantId}
            id={`variant-${image.id}`}
            name="variantId"
            label="Shows"
            defaultValue={variantId}
            error={fieldError(state, "variantId")}
          >
            <option value="">The whole product</option>
            {variants.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </SelectField>
        ) : null}
        <ProblemAlert state={state} />
        <SavedNote state={state} />
        <p>
          <Button look="secondary" disabled={saving} aria-label={`Save ${called}`}>
            Save
          </Button>
        </p>
      </form>
      <div className="flex flex-wrap gap-2 border-t border-line pt-3">
        <MoveForm target={target} to={place - 1} move={move} blocked={place === 1 || busy}>
          {{ label: "Earlier", name: `Earlier: move ${called}` }}
        </MoveForm>
        <MoveForm target={target} to={place + 1} move={move} blocked={place === count || busy}>
          {{ label: "Later", name: `Later: move ${called}` }}
        </MoveForm>
      </div>
      <details className="text-sm">
        <summary className="min-h-10 cursor-pointer py-2 text-muted underline underline-offset-4">
          Remove …<span className="sr-only">{` ${called}`}</span>
        </summary>
        <form action={remove} className="grid gap-2 pt-2">
          <TargetFields target={target} />
          <p>It goes from the shop at once, and cannot be brought back.</p>
          <p>
            <Button look="secondary" aria-disabled={busy} aria-label={`Remove ${called}`}>
              Remove
            </Button>
          </p>
        </form>
      </details>
    </li>
  );
}

function Preview({ image }: { image: ProductImage }) {
  const { url, width, height } = image;
  if (url && width && height) {
    return (
      <Picture
        image={{ url, width, height, alt: image.alt, color: null, renditions: image.renditions }}
        sizes="(min-width: 1024px) 20rem, (min-width: 640px) 50vw, 100vw"
        className="aspect-square rounded-lg"
      />
    );
  }
  return (
    <p className="grid aspect-square place-content-center rounded-lg bg-line/50 p-4 text-center text-sm">
      {image.status === "failed" ? "Could not be fetched" : "Still to be fetched"}
      {image.problem ? <span className="break-words text-muted">{image.problem}</span> : null}
    </p>
  );
}

function TargetFields({ target }: { target: Target }) {
  return Object.entries(target).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ));
}

type MoveProps = {
  target: Target;
  to: number;
  move: (form: FormData) => void;
  blocked: boolean;
  children: { label: string; name: string };
};

/** A blocked button keeps its place in the tab order: the focus is on it when a picture arrives at an end. */
function MoveForm({ target, to, move, blocked, children }: MoveProps) {
  return (
    <form action={move}>
      <TargetFields target={target} />
      <input type="hidden" name="position" value={to} />
      <Button
        look="secondary"
        type={blocked ? "button" : "submit"}
        aria-disabled={blocked}
        aria-label={children.name}
        className="aria-disabled:cursor-not-allowed aria-disabled:opacity-50"
      >
        {children.label}
      </Button>
    </form>
  );
}
