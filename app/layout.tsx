import { GeistSans } from "geist/font/sans";
import type { Metadata } from "next";
import { connection } from "next/server";
import type { ReactNode } from "react";
import { getShopName } from "@/lib/catalog/get-shop-name";
import { systemContext } from "@/lib/operation/system-context";
import "./globals.css";

export async function generateMetadata(): Promise<Metadata> {
  await connection();
  const name = await getShopName(systemContext("page"));
  return { title: { default: name, template: `%s · ${name}` } };
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Pages carry a nonce of their request: none is made at build time, which needs no database.
  await connection();
  return (
    <html lang="en" className={GeistSans.variable}>
      <body className="min-h-dvh font-sans antialiased">{children}</body>
    </html>
  );
}
