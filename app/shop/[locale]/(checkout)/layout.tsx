import type { ReactNode } from "react";
import { Link } from "@/components/i18n/link";
import { getLocale } from "@/components/i18n/words.server";
import { Wordmark } from "@/components/layout/wordmark";
import { getShopFrame } from "@/lib/catalog/published/get-shop-frame";

/** Whose checkout it is, and nothing that leads away from it. */
export default async function CheckoutLayout({ children }: { children: ReactNode }) {
  const { name } = await getShopFrame(await getLocale());
  return (
    <>
      <header className="border-b border-line print:hidden">
        <div className="mx-auto max-w-5xl px-4 py-3">
          <Link href="/" className="inline-flex min-h-10 items-center">
            <Wordmark name={name} />
          </Link>
        </div>
      </header>
      {children}
    </>
  );
}
