import type { Metadata } from "next";
import { getTranslations } from "@/components/i18n/words.server";

/** The title of a page that has found nothing at its address. */
export async function missingMetadata(): Promise<Metadata> {
  const t = await getTranslations("frame.notFound");
  return { title: t("title") };
}
