import type { MotifName } from "./artwork/motifs";
import { type DemoObject, demoObjects } from "./objects";

export const demoCategories = [
  { handle: "paper", title: "Paper", parent: null, description: "Prints, notebooks and cards." },
  {
    handle: "art-prints",
    title: "Art Prints",
    parent: "paper",
    description: "Drawings for walls, on cotton paper.",
  },
  { handle: "notebooks", title: "Notebooks", parent: "paper", description: "Sewn, so that they lie open." },
  { handle: "cards", title: "Cards", parent: "paper", description: "For the words that deserve a stamp." },
  { handle: "home", title: "Home", parent: null, description: "Things to hold, to hang and to live with." },
  { handle: "mugs", title: "Mugs", parent: "home", description: "Stoneware for every morning." },
  {
    handle: "tiles",
    title: "Tiles",
    parent: "home",
    description: "Turn them any way: the edges always meet.",
  },
  {
    handle: "throws",
    title: "Throws",
    parent: "home",
    description: "Woven drawings for sofas and cold feet.",
  },
] as const;

export const demoCollections = [
  { handle: "new", title: "New", description: "Fresh from the plotter." },
  { handle: "sale", title: "Sale", description: "Last pieces of a series, for less." },
  { handle: "gifts", title: "Gifts", description: "Easy to wrap, hard to part with." },
] as const;

const stories: Record<MotifName, { title: string; text: string }> = {
  contours: {
    title: "Contour",
    text: "Height lines of an island that no ship will find, drawn by a program that has never seen the sea.",
  },
  quilt: {
    title: "Quilt",
    text: "Sixty-four squares of two triangles each. Chance decides which way they lean, a quilter's eye decided the colors.",
  },
  dunes: {
    title: "Dune",
    text: "A low sun, and five ridges of sand behind one another. The wind is a sum of two sines.",
  },
  herbarium: {
    title: "Herbarium",
    text: "Five stems that grew from one rule: a leaf to the left, a leaf to the right, each a little smaller.",
  },
  ripples: { title: "Ripple", text: "Two stones in still water, at the moment in which their rings meet." },
  truchet: {
    title: "Garden Path",
    text: "Quarter circles, turned by chance, that join into paths without beginning or end.",
  },
  weave: { title: "Weave", text: "Threads that go over two and under two, in the colors of fired clay." },
  moons: { title: "Moon", text: "Sixteen paper moons in sixteen phases; none of them knows what day it is." },
};

const motifNames = Object.keys(stories) as MotifName[];

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
  const { title, text } = stories[motif];
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
