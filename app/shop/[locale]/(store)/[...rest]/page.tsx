import { missingMetadata } from "@/components/layout/missing-metadata";
import { NotFoundView } from "@/components/layout/not-found-view";

export const dynamic = "error";

type Props = { params: Promise<{ rest: string[] }> };

/** None is made at build time. */
export const generateStaticParams = () => [{ rest: ["_"] }];

export const generateMetadata = missingMetadata;

/** Whatever has no page of its own. */
export default async function UnknownPage({ params }: Props) {
  return <NotFoundView path={`/${(await params).rest.join("/")}`} />;
}
