import { useLocale, useTranslations } from "#words";
import { LocaleField } from "@/components/i18n/locale-field";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { revokeSessionAction } from "@/lib/account/actions";
import type { AccountSession } from "@/lib/account/schema";
import { formattingLocales } from "@/lib/i18n/locales";

/** Where the customer is signed in, each with the way out. */
export function SessionList({ sessions }: { sessions: readonly AccountSession[] }) {
  const t = useTranslations("account.sessions");
  const locale = useLocale();
  const time = new Intl.DateTimeFormat(formattingLocales[locale], {
    dateStyle: "medium",
    timeStyle: "long",
    timeZone: "UTC",
  });
  const format = (iso: string) => time.format(new Date(iso));
  return (
    <ul className="divide-y divide-line border-t border-line">
      {sessions.map(({ id, browser, system, ipAddress, createdAt, lastUsedAt, isCurrent }) => {
        const device =
          browser && system ? t("device", { browser, system }) : (browser ?? system ?? t("unknown"));
        return (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 py-4">
            <div className="grid gap-1">
              <p className="flex flex-wrap items-center gap-x-3 gap-y-1 font-medium">
                {device}
                {isCurrent ? <Badge>{t("current")}</Badge> : null}
              </p>
              <p className="text-sm text-muted">
                {[
                  t("used", { date: format(lastUsedAt) }),
                  t("since", { date: format(createdAt) }),
                  ...(ipAddress ? [t("address", { address: ipAddress })] : []),
                ].join(", ")}
              </p>
            </div>
            <form action={revokeSessionAction}>
              <LocaleField />
              <input type="hidden" name="sessionId" value={id} />
              <Button look="secondary" aria-label={t("revokeOf", { device })}>
                {t("revoke")}
              </Button>
            </form>
          </li>
        );
      })}
    </ul>
  );
}
