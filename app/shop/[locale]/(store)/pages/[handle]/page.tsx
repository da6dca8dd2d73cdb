import type { Metadata } from "next";
import { toPageMetadata } from "@/components/catalog/page-metadata";
import { RichText } from "@/components/catalog/rich-text";
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
  const page = await findPublishedPage(handle);
  if (!page) return missingMetadata();
  const description = toPlainText(page.bodyHtml, 160);
  return toPageMetadata({ title: page.title, description, path: `/pages/${handle}` });
}

export default async function TextPage({ params }: Props) {
  const { handle } = await params;
  const page = await findPublishedPage(handle);
  if (!page) return <NotFoundView path={`/pages/${handle}`} />;
  return (
    <article className="mx-auto max-w-2xl">
      <h1 className="text-3xl font-semibold tracking-tight">{page.title}</h1>
      <RichText html={page.bodyHtml} />
    </article>
  );
}
