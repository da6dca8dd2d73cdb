"use client";

import { Link } from "@/components/i18n/link";

type Props = { links: readonly { path: string; title: string }[]; className?: string; linkClass: string };

/** A list of links, made in the browser as well: of each, the page carries its address and its words alone. */
export function LinkList({ links, className, linkClass }: Props) {
  return (
    <ul className={className}>
      {links.map(({ path, title }) => (
        <li key={path}>
          <Link href={path} className={linkClass}>
            {title}
          </Link>
        </li>
      ))}
    </ul>
  );
}
