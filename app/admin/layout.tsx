import type { Metadata } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import { Document } from "@/app/document";
import { WordsProvider } from "@/components/i18n/words-provider";
import { Button } from "@/components/ui/button";
import { signOutAction } from "@/lib/auth/actions";
import { requireStaffContext } from "@/lib/auth/require-staff";
import { defaultLocale } from "@/lib/i18n/locales";
import { getMessages } from "@/lib/i18n/messages";

export const dynamic = "force-dynamic";
export const metadata: Metadata = {
  title: { default: "Admin", template: "%s · Admin" },
  robots: { index: false },
};

export default async function AdminLayout({ children }: { children: ReactNode }) {
  await requireStaffContext();
  return (
    <Document locale={defaultLocale}>
      <WordsProvider locale={defaultLocale} messages={getMessages(defaultLocale, "layout")}>
        <header className="border-b border-line bg-surface">
          <div className="mx-auto flex max-w-6xl flex-wrap items-center gap-x-6 gap-y-2 px-4 py-3">
            <Link href="/admin" className="font-semibold">
              Admin
            </Link>
            <nav aria-label="Admin" className="flex flex-wrap gap-x-5 text-sm">
              <Link href="/admin/orders" className="py-2 hover:underline">
                Orders
              </Link>
              <Link href="/admin/products" className="py-2 hover:underline">
                Products
              </Link>
              <Link href="/admin/back-in-stock" className="py-2 hover:underline">
                Back in stock
              </Link>
              <Link href="/admin/pages" className="py-2 hover:underline">
                Pages
              </Link>
              <Link href="/admin/promotions" className="py-2 hover:underline">
                Promotions
              </Link>
              <Link href="/admin/reviews" className="py-2 hover:underline">
                Reviews
              </Link>
              <Link href="/admin/doctor" className="py-2 hover:underline">
                Doctor
              </Link>
              <Link href="/admin/cache" className="py-2 hover:underline">
                Cache
              </Link>
              <Link href="/admin/vitals" className="py-2 hover:underline">
                Web Vitals
              </Link>
              <Link href="/" className="py-2 hover:underline">
                The shop
              </Link>
            </nav>
            <form action={signOutAction} className="ml-auto">
              <Button look="quiet">Sign out</Button>
            </form>
          </div>
        </header>
        <main className="mx-auto max-w-6xl px-4 py-8">{children}</main>
      </WordsProvider>
    </Document>
  );
}
