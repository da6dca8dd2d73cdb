import Link from "next/link";
import { Button, buttonClass } from "@/components/ui/button";
import { SelectField, TextField } from "@/components/ui/field";

type SearchProps = {
  path: string;
  q: string | undefined;
  status: string | undefined;
  statuses: readonly string[];
  label: string;
};

export function SearchForm({ path, q, status, statuses, label }: SearchProps) {
  return (
    <form action={path} className="mb-6 flex flex-wrap items-end gap-3">
      <div className="w-64">
        <TextField id="q" name="q" type="search" label={label} defaultValue={q ?? ""} maxLength={200} />
      </div>
      <div className="w-44">
        <SelectField id="status" name="status" label="Status" defaultValue={status ?? ""}>
          <option value="">Any</option>
          {statuses.map((value) => (
            <option key={value} value={value}>
              {value.replaceAll("_", " ")}
            </option>
          ))}
        </SelectField>
      </div>
      <Button look="secondary">Show</Button>
    </form>
  );
}

export function NextPageLink({
  path,
  query,
  cursor,
}: {
  path: string;
  query: Record<string, string>;
  cursor: string | null;
}) {
  if (!cursor) return null;
  return (
    <p className="mt-6">
      <Link
        href={`${path}?${new URLSearchParams({ ...query, cursor })}`}
        className={buttonClass("secondary")}
      >
        Next page
      </Link>
    </p>
  );
}
