import { permanentRedirect } from "next/navigation";
import { useTranslations } from "#words";
import { Link } from "@/components/i18n/link";
import { getLocale } from "@/components/i18n/words.server";
import { buttonClass } from "@/components/ui/button";
import { markMissing } from "@/lib/cache/mark-missing";
import { findPublishedRedirect } from "@/lib/content/redirects/find-published-redirect";
import { localizePath } from "@/lib/i18n/locales";

/**
 * What a static page renders when it has found nothing at its address: a permanent redirect when one is known, else
 * a page with the status 404.
 */
export async function NotFoundView({ path }: { path: string }) {
  const toPath = await findPublishedRedirect(path);
  if (toPath !== null) permanentRedirect(localizePath(await getLocale(), toPath));
  await markMissing();
  return <NothingHere />;
}

function NothingHere() {
  const t = useTranslations("frame.notFound");
  return (
    <div className="mx-auto max-w-xl py-16 text-center">
      <meta name="robots" content="noindex" />
      <h1 className="text-3xl font-semibold">{t("title")}</h1>
      <p className="mt-3 mb-8 text-muted">{t("text")}</p>
      <Link href="/" className={buttonClass()}>
        {t("home")}
      </Link>
    </div>
  );
}
