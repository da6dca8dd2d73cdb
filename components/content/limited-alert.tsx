import { getTranslations } from "@/components/i18n/words.server";
import { Alert } from "@/components/ui/alert";

type Props = {
  /** Of the page's address: anybody may have written it. */
  minutes: string | number | undefined;
};

/** Too often in a short time, and when to try again; nothing where nothing was refused. */
export async function LimitedAlert({ minutes }: Props) {
  if (minutes === undefined) return null;
  const t = await getTranslations("problems");
  const known = Math.min(60, Math.max(1, Math.ceil(Number(minutes)) || 1));
  return <Alert tone="danger">{t("limited", { minutes: known })}</Alert>;
}
