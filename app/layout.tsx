import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { brand } from "@/components/layout/brand";
import { getShopFrame } from "@/lib/catalog/published/get-shop-frame";
import { fontVariables } from "./fonts/fonts";
import "./globals.css";

export async function generateMetadata(): Promise<Metadata> {
  const { name } = await getShopFrame();
  const { APP_URL: url } = process.env;
  return {
    ...(url ? { metadataBase: new URL(url) } : {}),
    title: { default: name, template: `%s · ${name}` },
  };
}

export const viewport: Viewport = { themeColor: brand.color };

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" className={fontVariables}>
      <body className="min-h-dvh font-sans antialiased">{children}</body>
    </html>
  );
}
