import NextLink from "next/link";
import type { ComponentProps } from "react";
import { useLocale } from "#words";
import { localizePath } from "@/lib/i18n/locales";

type Props = Omit<ComponentProps<typeof NextLink>, "href"> & { href: string };

/**
 * A link within the shop, in the page's language: `href` is the address without a language. What it leads to is
 * fetched when somebody points at it, not on sight: a prefetch of a cold page renders it.
 */
export function Link({ href, ...rest }: Props) {
  return <NextLink prefetch={false} href={localizePath(useLocale(), href)} {...rest} />;
}
