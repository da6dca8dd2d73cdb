import type { Metadata } from "next";
import Link from "next/link";
import { AddToCartForm } from "@/components/cart/add-to-cart-form";
import { findTrail, toBreadcrumbLd } from "@/components/catalog/json-ld/breadcrumb-ld";
import { JsonLd } from "@/components/catalog/json-ld/json-ld";
import { toProductLd } from "@/components/catalog/json-ld/product-ld";
import { toPageMetadata } from "@/components/catalog/page-metadata";
import { Picture } from "@/components/catalog/picture";
import { RichText } from "@/components/catalog/rich-text";
import { findPublishedProduct } from "@/lib/catalog/published/find-product";
import { getShopFrame } from "@/lib/catalog/published/get-shop-frame";
import { toPlainText } from "@/lib/catalog/to-plain-text";
import { redirectOrNotFound } from "@/lib/content/redirects/redirect-or-not-found";

export const dynamic = "error";

type Props = { params: Promise<{ handle: string }> };

/** None is made at build time; this one no product can have. */
export const generateStaticParams = () => [{ handle: "_" }];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const product = await findPublishedProduct((await params).handle);
  if (!product) return {};
  return toPageMetadata({
    title: product.seo.title || product.title,
    path: `/products/${product.handle}`,
    description: product.seo.description || toPlainText(product.description, 160),
    image: product.images[0],
  });
}

export default async function ProductPage({ params }: Props) {
  const { handle } = await params;
  const product = await findPublishedProduct(handle);
  if (!product) return redirectOrNotFound(`/products/${handle}`);
  const [category] = product.categories;
  const { categories } = await getShopFrame();
  const crumb = { title: product.title, path: `/products/${handle}` };
  return (
    <article>
      <JsonLd
        things={[toProductLd(product), toBreadcrumbLd(...findTrail(categories, category?.handle), crumb)]}
      />
      {category ? (
        <nav aria-label="Breadcrumb" className="mb-6 text-sm text-muted">
          <Link href="/" className="hover:underline">
            Home
          </Link>
          {" / "}
          <Link href={`/categories/${category.handle}`} prefetch={false} className="hover:underline">
            {category.title}
          </Link>
        </nav>
      ) : null}
      <div className="grid gap-8 md:grid-cols-2 lg:gap-14">
        <div className="grid gap-4 self-start">
          {product.images.length === 0 ? <Picture image={null} sizes="50vw" className="rounded-2xl" /> : null}
          {product.images.map((image, index) => (
            <Picture
              key={image.url}
              image={image}
              eager={index === 0}
              sizes="(min-width: 768px) 50vw, 100vw"
              className="rounded-2xl"
            />
          ))}
        </div>
        <div className="md:sticky md:top-6 md:self-start">
          <h1 className="text-3xl font-semibold tracking-tight text-balance">{product.title}</h1>
          <AddToCartForm variants={product.variants} />
          <RichText html={product.description} />
          <Attributes attributes={product.attributes} />
        </div>
      </div>
    </article>
  );
}

function Attributes({ attributes }: { attributes: Record<string, string> }) {
  const entries = Object.entries(attributes);
  if (entries.length === 0) return null;
  return (
    <dl className="mt-8 divide-y divide-line border-y border-line text-sm">
      {entries.map(([name, value]) => (
        <div key={name} className="flex justify-between gap-6 py-2.5">
          <dt className="text-muted">{name}</dt>
          <dd className="text-right">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
