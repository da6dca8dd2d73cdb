import { permissions } from "@/lib/operation/context";

type Props = {
  id: string;
  name: string;
  legend: string;
  chosen: readonly string[];
  /** What the person holds: nobody gives more. */
  holds: readonly string[];
  error?: string | undefined;
};

/** A box for each permission. Those that the person does not hold can be seen and not chosen. */
export function PermissionFields({ id, name, legend, chosen, holds, error }: Props) {
  return (
    <fieldset aria-describedby={error ? `${id}-error` : undefined}>
      <legend className="mb-1 text-sm font-medium">{legend}</legend>
      <div className="grid gap-x-4 sm:grid-cols-3">
        {permissions.map((permission) => (
          <label key={permission} className="flex min-h-11 items-center gap-3 text-sm">
            <input
              type="checkbox"
              name={`${name}[]`}
              value={permission}
              className="size-5"
              defaultChecked={chosen.includes(permission)}
              disabled={!holds.includes(permission)}
            />
            {permission.replace(":", ": ")}
          </label>
        ))}
      </div>
      {error ? (
        <p id={`${id}-error`} className="mt-1 text-sm text-danger">
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}
