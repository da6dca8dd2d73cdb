import type { ComponentProps, ReactNode } from "react";

type FrameProps = {
  id: string;
  label: ReactNode;
  error?: string | undefined;
  hint?: string | undefined;
  children: ReactNode;
};

function FieldFrame({ id, label, error, hint, children }: FrameProps) {
  return (
    <div>
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      {children}
      {hint ? (
        <p id={`${id}-hint`} className="mt-1 text-sm text-muted">
          {hint}
        </p>
      ) : null}
      {error ? (
        <p id={`${id}-error`} className="mt-1 text-sm text-danger">
          {error}
        </p>
      ) : null}
    </div>
  );
}

type Common = { label: ReactNode; error?: string | undefined; hint?: string | undefined };

function described(id: string, { error, hint }: Common): string | undefined {
  const ids = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean);
  return ids.length > 0 ? ids.join(" ") : undefined;
}

export function TextField({
  label,
  error,
  hint,
  id,
  ...rest
}: ComponentProps<"input"> & Common & { id: string }) {
  return (
    <FieldFrame id={id} label={label} error={error} hint={hint}>
      <input
        id={id}
        className="control"
        aria-invalid={error ? true : undefined}
        aria-describedby={described(id, { label, error, hint })}
        {...rest}
      />
    </FieldFrame>
  );
}

export function TextAreaField({
  label,
  error,
  hint,
  id,
  ...rest
}: ComponentProps<"textarea"> & Common & { id: string }) {
  return (
    <FieldFrame id={id} label={label} error={error} hint={hint}>
      <textarea
        id={id}
        className="control"
        aria-invalid={error ? true : undefined}
        aria-describedby={described(id, { label, error, hint })}
        {...rest}
      />
    </FieldFrame>
  );
}

export function SelectField({
  label,
  error,
  hint,
  id,
  ...rest
}: ComponentProps<"select"> & Common & { id: string }) {
  return (
    <FieldFrame id={id} label={label} error={error} hint={hint}>
      <select
        id={id}
        className="control"
        aria-invalid={error ? true : undefined}
        aria-describedby={described(id, { label, error, hint })}
        {...rest}
      />
    </FieldFrame>
  );
}
