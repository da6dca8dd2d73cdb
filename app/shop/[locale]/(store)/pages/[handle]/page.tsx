import type { Metadata } from "next";
import { toPageMetadata } from "@/components/catalog/page-metadata";
import { Picture } from "@/components/catalog/picture";
import { RichText } from "@/components/catalog/rich-text";
import { getLocale } from "@/components/i18n/words.server";
import { missingMetadata } from "@/components/layout/missing-metadata";
import { NotFoundView } from "@/components/layout/not-found-view";
import { toPlainText } from "@/lib/catalog/to-plain-text";
import { findPublishedPage } from "@/lib/content/find-published-page";

export const dynamic = "error";

type Props = { params: Promise<{ handle: string }> };

/** None is made at build time; this one no page can have. */
export const generateStaticParams = () => [{ handle: "_" }];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { handle } = await params;
  const page = await findPublishedPage(handle, await getLocale());
  if (!page) return missingMetadata();
  const description = page.summary || toPlainText(page.bodyHtml, 160);
  return toPageMetadata({ title: page.title, description, path: `/pages/${handle}` });
}

export default async function TextPage({ params }: Props) {
  const { handle } = await params;
  const page = await findPublishedPage(handle, await getLocale());
  if (!page) return <NotFoundView path={`/pages/${handle}`} />;
  return (
    <article className="mx-auto max-w-2xl lg:pt-6">
      <h1 className="text-4xl tracking-tight sm:text-5xl">{page.title}</h1>
      {page.summary ? (
        <p className="mt-5 text-xl leading-relaxed text-pretty text-muted">{page.summary}</p>
      ) : null}
      {page.image ? (
        <Picture
          image={page.image}
          first
          sizes="(min-width: 768px) 672px, 92vw"
          className="my-8 aspect-[3/2] rounded-2xl lg:-mx-16"
        />
      ) : null}
      <RichText html={page.bodyHtml} />
    </article>
  );
}
