import Link from "next/link";
import { buttonClass } from "@/components/ui/button";

export default function NotFound() {
  return (
    <main className="mx-auto max-w-xl px-4 py-24 text-center">
      <h1 className="text-3xl font-semibold">There is nothing here</h1>
      <p className="mt-3 mb-8 text-muted">The page was moved, or never was.</p>
      <Link href="/" className={buttonClass()}>
        To the shop
      </Link>
    </main>
  );
}
