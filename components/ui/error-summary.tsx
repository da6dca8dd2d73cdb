"use client";

import { type ReactNode, useEffect, useRef } from "react";

type Props = {
  title: string;
  errors: readonly { id: string; message: string }[];
  /** Another value takes the focus again, though the errors may be the same. */
  round: unknown;
  children?: ReactNode;
};

/** What is wrong with a form, above it: takes the focus when it appears, and leads to each field. */
export function ErrorSummary({ title, errors, round, children }: Props) {
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer of the server takes the focus anew.
  useEffect(() => box.current?.focus(), [round]);
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      // biome-ignore lint/a11y/noAutofocus: it is why the page was sent back; without scripts nothing else moves there.
      autoFocus
      className="rounded-lg border border-danger bg-danger-ground px-4 py-3 text-danger"
    >
      <p className="font-medium">{title}</p>
      {children}
      {errors.length > 0 ? (
        <ul className="mt-1 grid gap-1 text-sm">
          {errors.map(({ id, message }) => (
            <li key={`${id} ${message}`}>
              <a
                href={`#${id}`}
                className="inline-block min-h-6 underline underline-offset-2"
                onClick={(event) => {
                  const field = document.getElementById(id);
                  if (!field) return;
                  // The browser would scroll there and leave the focus behind.
                  event.preventDefault();
                  field.focus();
                }}
              >
                {message}
              </a>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
