import type { MotifName } from "./artwork/motifs";
import { demoCopy } from "./copy";
import { type DemoObject, demoObjects } from "./objects";

export const demoCategories = [
  {
    handle: "paper",
    title: "Paper",
    parent: null,
    description: "Where every drawing starts: prints to hang, notebooks to fill, cards to give away.",
  },
  {
    handle: "art-prints",
    title: "Art Prints",
    parent: "paper",
    description:
      "Eight drawings on heavy cotton paper, in two sizes, with a wide white margin. Framed in oak, if you would rather not.",
  },
  {
    handle: "notebooks",
    title: "Notebooks",
    parent: "paper",
    description:
      "Sewn, so that they lie open. 160 pages that take ink without a ghost, behind covers that you want on the table.",
  },
  {
    handle: "cards",
    title: "Cards",
    parent: "paper",
    description: "Eight to a set, blank inside, heavy enough to stand. For the words that deserve a stamp.",
  },
  {
    handle: "home",
    title: "Home",
    parent: null,
    description: "The same drawings on things to hold, to hang and to hide under.",
  },
  {
    handle: "mugs",
    title: "Mugs",
    parent: "home",
    description: "Stoneware for every morning, with the drawing fired in, and a handle for four fingers.",
  },
  {
    handle: "tiles",
    title: "Tiles",
    parent: "home",
    description:
      "Fifteen centimeters square, four or twelve to a set. Turn them as you like: that is the point.",
  },
  {
    handle: "throws",
    title: "Throws",
    parent: "home",
    description:
      "Woven from organic cotton, so that the drawing is in the cloth, and softer after every wash.",
  },
] as const;

export const demoCollections = [
  { handle: "new", title: "New", description: "Fresh from the plotter: what left the studio this season." },
  {
    handle: "sale",
    title: "Sale",
    description: "The last pieces of a series, a quarter off. When they are gone we do not make them again.",
  },
  {
    handle: "gifts",
    title: "Gifts",
    description: "Under twenty-five dollars, easy to wrap, and hard to part with once you have.",
  },
] as const;

const motifNames = Object.keys(demoCopy) as MotifName[];

export type DemoVariant = {
  sku: string;
  options: Record<string, string>;
  priceMinor: number;
  compareAtMinor: number | null;
  stock: number;
};

export type DemoProduct = {
  handle: string;
  title: string;
  descriptionHtml: string;
  status: "active" | "draft";
  object: DemoObject;
  motif: MotifName;
  tags: string[];
  collections: string[];
  variants: DemoVariant[];
};

/** Six things in eight motifs: 48 products, with sales, low stock, sold out ones and a draft. */
export const demoProducts: DemoProduct[] = motifNames.flatMap((motif, motifIndex) =>
  demoObjects.map((object, objectIndex) =>
    toProduct(motif, object, motifIndex * demoObjects.length + objectIndex),
  ),
);

function toProduct(motif: MotifName, object: DemoObject, index: number): DemoProduct {
  const { title, [object.key]: text } = demoCopy[motif];
  const onSale = index % 9 === 4;
  const collections = [
    ...(index % 6 === motifNames.indexOf(motif) % 6 ? ["new"] : []),
    ...(onSale ? ["sale"] : []),
    ...(object.priceMinor < 2500 ? ["gifts"] : []),
  ];
  return {
    handle: `${title.toLowerCase().replaceAll(" ", "-")}-${object.noun.toLowerCase().replaceAll(" ", "-")}`,
    title: `${title} ${object.noun}`,
    descriptionHtml: `<p>${text}</p><p>${object.story}</p>`,
    status: index === 47 ? "draft" : "active",
    object,
    motif,
    tags: [title.toLowerCase(), object.productType.toLowerCase()],
    collections,
    variants: combine(object).map(({ options, addedMinor }, variantIndex) => {
      const full = object.priceMinor + addedMinor;
      return {
        sku: `${object.key.slice(0, 3)}-${motif.slice(0, 4)}-${variantIndex + 1}`.toUpperCase(),
        options,
        priceMinor: onSale ? Math.round((full * 0.75) / 100) * 100 : full,
        compareAtMinor: onSale ? full : null,
        stock: stockOf(index, variantIndex),
      };
    }),
  };
}

function stockOf(index: number, variantIndex: number): number {
  if (index % 17 === 5) return 0;
  if (index % 7 === 3) return variantIndex === 0 ? 3 : 0;
  return 20 + ((index * 13 + variantIndex * 7) % 60);
}

function combine(object: DemoObject): { options: Record<string, string>; addedMinor: number }[] {
  let result: { options: Record<string, string>; addedMinor: number }[] = [{ options: {}, addedMinor: 0 }];
  for (const [name, values] of Object.entries(object.options)) {
    result = result.flatMap((entry) =>
      Object.entries(values).map(([value, addedMinor]) => ({
        options: { ...entry.options, [name]: value },
        addedMinor: entry.addedMinor + addedMinor,
      })),
    );
  }
  return result;
}
