"use client";

import { type FormEvent, startTransition, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { fieldError, typedValue } from "@/components/ui/problem";
import type { ActionState } from "@/lib/api/to-action";
import {
  fileTooLarge,
  MAX_PICTURE_BYTES,
  MAX_UPLOAD_BYTES,
  PICTURE_TYPES,
  type ProductImageList,
  uploadTooLarge,
} from "@/lib/catalog/images/schema";

type Props = {
  productId: string;
  state: ActionState<ProductImageList>;
  action: (form: FormData) => void;
  pending: boolean;
};

export function PictureUploadForm({ productId, state, action, pending }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const [tooLarge, setTooLarge] = useState<string>();
  // React would empty the form after every action: after a refused one, the chosen files stay chosen.
  useEffect(() => {
    if (state.status === "succeeded") form.current?.reset();
  }, [state]);

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const problem = findTooLarge(data.getAll("files[]").filter((entry) => entry instanceof File));
    setTooLarge(problem);
    if (problem === undefined && !pending) startTransition(() => action(data));
  }

  return (
    <form
      ref={form}
      action={action}
      onSubmit={submit}
      className="grid max-w-xl gap-3 rounded-xl border border-line bg-surface p-4"
    >
      <h3 className="font-medium">Add pictures</h3>
      <input type="hidden" name="productId" value={productId} />
      <TextField
        id="new-pictures"
        type="file"
        name="files[]"
        multiple
        required
        accept={PICTURE_TYPES}
        label="Picture files"
        hint="JPEG, PNG, WebP, AVIF or GIF; at most 10 MB each and 30 MB together"
        error={tooLarge}
      />
      <TextField
        id="new-alt"
        name="alt"
        label="Alternative text"
        hint="What is seen, for those who cannot see it. Several pictures get the same: edit it afterwards."
        maxLength={500}
        defaultValue={typedValue(state, "alt")}
        error={fieldError(state, "alt")}
      />
      <p className="flex flex-wrap items-center gap-3">
        <Button disabled={pending}>Upload</Button>
        <span role="status" className="text-sm text-muted">
          {pending ? "Uploading …" : ""}
        </span>
      </p>
    </form>
  );
}

/** What the server would refuse is said before it is sent. */
function findTooLarge(files: File[]): string | undefined {
  const large = files.find(({ size }) => size > MAX_PICTURE_BYTES);
  if (large) return fileTooLarge(large);
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  return bytes > MAX_UPLOAD_BYTES ? uploadTooLarge(bytes) : undefined;
}
