import type { ReactNode } from "react";
import { useTranslations } from "#words";
import { Link } from "@/components/i18n/link";
import { LocaleField } from "@/components/i18n/locale-field";
import { signOutCustomerAction } from "@/lib/account/actions";

const places = [
  ["overview", "/account"],
  ["orders", "/account/orders"],
  ["addresses", "/account/addresses"],
  ["wishlist", "/wishlist"],
  ["profile", "/account/profile"],
  ["sessions", "/account/sessions"],
  ["privacy", "/account/privacy"],
] as const;
type Place = (typeof places)[number][0];

/** A page of the account, beside the ways to the others. */
export function AccountFrame({
  place,
  title,
  children,
}: {
  place: Place;
  title: string;
  children: ReactNode;
}) {
  const t = useTranslations("account.nav");
  return (
    <div className="grid gap-8 lg:grid-cols-[14rem_minmax(0,1fr)] lg:gap-14">
      <nav aria-label={t("label")} className="account-nav">
        <ul>
          {places.map(([name, href]) => (
            <li key={name}>
              <Link href={href} aria-current={name === place ? "page" : undefined} className="account-link">
                {t(name)}
              </Link>
            </li>
          ))}
          <li>
            <form action={signOutCustomerAction}>
              <LocaleField />
              <button type="submit" className="account-link">
                {t("signOut")}
              </button>
            </form>
          </li>
        </ul>
      </nav>
      <div className="grid max-w-2xl content-start gap-6">
        <h1 className="text-4xl tracking-tight text-balance">{title}</h1>
        {children}
      </div>
    </div>
  );
}

/** One matter among several of a page. */
export function AccountSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid gap-4 border-t border-line pt-6">
      <h2 className="text-2xl tracking-tight">{title}</h2>
      {children}
    </section>
  );
}

/** A page before the account: signing in, and the links of mails. */
export function EntryFrame({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="mx-auto grid w-full max-w-md content-start gap-6 py-6 lg:py-10">
      <h1 className="text-4xl tracking-tight text-balance">{title}</h1>
      {children}
    </div>
  );
}

/** A way on, below a form. */
export function EntryLink({ href, children }: { href: string; children: string }) {
  return (
    <p>
      <Link href={href} className="inline-block min-h-6 underline underline-offset-4">
        {children}
      </Link>
    </p>
  );
}
