import type { DemoProduct } from "../catalog";
import { germanCopy } from "./copy";
import { germanKinds } from "./kinds";
import { germanMenus } from "./shop";

/** A demo product's texts in German; `alt` holds those of its pictures, in their order. */
export function toGerman({ motif, object }: DemoProduct) {
  const { title: name, [object.key]: own } = germanCopy[motif];
  const kind = germanKinds[object.key];
  const title = `${kind.noun} „${name}“`;
  return {
    texts: {
      title,
      description: `<p>${own}</p><p>${kind.story}</p>`,
      productType: kind.productType,
      attributes: kind.attributes,
      options: Object.entries(kind.options).map(([option, { name, values }]) => ({
        option,
        name,
        values: Object.entries(values).map(([value, label]) => ({ value, label })),
      })),
    },
    alt: kind.alt.map((shown) => `${title}: ${shown}`),
  };
}

type Link = { title: string; path: string };

/** Menus with their German titles, as the setting `menus` has them. */
export function withGermanTitles({
  footer,
}: {
  footer: readonly { title: string; links: readonly Link[] }[];
}) {
  const german = (title: string | undefined) => (title ? { translations: { de: { title } } } : {});
  return {
    footer: footer.map(({ title, links }) => ({
      title,
      ...german(germanMenus.groups[title]),
      links: links.map((link) => ({ ...link, ...german(germanMenus.links[link.path]) })),
    })),
  };
}
