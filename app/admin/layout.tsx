import type { Metadata } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import { Document } from "@/app/document";
import { listRooms } from "@/components/admin/rooms";
import { WordsProvider } from "@/components/i18n/words-provider";
import { icons } from "@/components/layout/brand";
import { Button } from "@/components/ui/button";
import { signOutAction } from "@/lib/auth/actions";
import { requireStaffSession } from "@/lib/auth/require-staff";
import { defaultLocale } from "@/lib/i18n/locales";
import { getMessages } from "@/lib/i18n/messages";

export const dynamic = "force-dynamic";
export const metadata: Metadata = {
  title: { default: "Admin", template: "%s · Admin" },
  robots: { index: false },
  icons,
};

export default async function AdminLayout({ children }: { children: ReactNode }) {
  const { actor } = await requireStaffSession();
  return (
    <Document locale={defaultLocale}>
      <WordsProvider locale={defaultLocale} messages={getMessages(defaultLocale, "layout")}>
        <header className="border-b border-line bg-surface">
          <div className="mx-auto flex max-w-6xl flex-wrap items-center gap-x-6 gap-y-2 px-4 py-3">
            <Link href="/admin" className="font-semibold">
              Admin
            </Link>
            <nav aria-label="Admin" className="order-last flex basis-full flex-wrap gap-x-5 text-sm">
              {listRooms(actor).map(({ href, title }) => (
                <Link key={href} href={href} className="py-2 hover:underline">
                  {title}
                </Link>
              ))}
              <Link href="/admin/security" className="py-2 hover:underline">
                Your sign-in
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
