import Link from "next/link";

/** What is not there, and what the person may not open, alike. */
export default function AdminNotFound() {
  return (
    <div className="py-10">
      <h1 className="mb-2 text-2xl font-semibold tracking-tight">There is no such page</h1>
      <p className="text-muted">
        It may have been removed, or its address may be wrong.{" "}
        <Link href="/admin" className="underline underline-offset-4">
          Go to the first page
        </Link>
      </p>
    </div>
  );
}
