import type { Near } from "./artwork/close-up";
import type { Measure } from "./artwork/measures";
import type { MotifName } from "./artwork/motifs";
import { cardsLaid, cardsOnShelf } from "./artwork/scenes/cards";
import { mugAlone, mugOnShelf } from "./artwork/scenes/mug";
import { notebookFlat, notebookOnDesk } from "./artwork/scenes/notebook";
import { printFlat, printInRoom } from "./artwork/scenes/print";
import { throwOnSofa, throwSpread } from "./artwork/scenes/throw";
import { tilesInKitchen, tilesLaid } from "./artwork/scenes/tiles";

/** A picture of an object that bears a motif, as SVG. */
type Scene = (motif: MotifName) => string | Promise<string>;

export type ObjectKey = "print" | "notebook" | "mug" | "tile" | "throw" | "cards";

/** A kind of thing that the demo brand makes, in every motif. */
export type DemoObject = {
  key: ObjectKey;
  noun: string;
  category: string;
  productType: string;
  /** Where it lives, and by itself. */
  scene: Scene;
  alone: Scene;
  /** Which part of it the third picture shows. */
  near: Near;
  measures: Measure[];
  /** What the four pictures show, after the product's name. */
  alt: { scene: string; alone: string; near: string; measures: string };
  weightGrams: number;
  /** Option name → value → what it adds to the price, in cents. */
  options: Record<string, Record<string, number>>;
  priceMinor: number;
  story: string;
  attributes: Record<string, string>;
};

export const demoObjects: DemoObject[] = [
  {
    key: "print",
    noun: "Print",
    category: "art-prints",
    productType: "Art print",
    scene: printInRoom,
    alone: printFlat,
    near: { x: 480, y: 1290, side: 640, turn: 6, texture: "paper" },
    measures: [
      { width: 30, height: 40 },
      { width: 50, height: 70 },
    ],
    alt: {
      scene: "framed on a wall above a sideboard with a vase and books",
      alone: "the unframed sheet with its white margin",
      near: "the lower left corner, where the grain of the cotton paper shows",
      measures: "both sizes to scale, 30 by 40 and 50 by 70 centimeters",
    },
    weightGrams: 180,
    options: { Size: { "30 × 40 cm": 0, "50 × 70 cm": 2000 }, Frame: { Unframed: 0, "Oak frame": 5500 } },
    priceMinor: 3400,
    story:
      "Pigment inks on 230 g cotton paper that stays white for decades. Every sheet is checked by hand, and travels flat between two boards. The oak frame is made a few streets away and comes with glass, hung and ready.",
    attributes: { Paper: "Cotton rag, 230 g/m²", Ink: "Pigment, archival", Margin: "3 cm, white" },
  },
  {
    key: "notebook",
    noun: "Notebook",
    category: "notebooks",
    productType: "Notebook",
    scene: notebookOnDesk,
    alone: notebookFlat,
    near: { x: 1010, y: 1130, side: 640, turn: -8, texture: "linen" },
    measures: [{ width: 14, height: 21 }],
    alt: {
      scene: "on a desk in the sun, with a pencil and a cup of coffee",
      alone: "the cover with its elastic band",
      near: "the corner of the linen cover, with the band and the edge of the pages",
      measures: "the cover is 14 by 21 centimeters",
    },
    weightGrams: 320,
    options: { Ruling: { Blank: 0, Dotted: 0, Lined: 0 } },
    priceMinor: 1900,
    story:
      "160 pages of 100 g paper that takes a fountain pen without showing through. Thread-sewn in a linen cover, so it lies open at any page, with a ribbon and an elastic band.",
    attributes: { Pages: "160, numbered", Format: "14 × 21 cm", Binding: "Thread-sewn" },
  },
  {
    key: "mug",
    noun: "Mug",
    category: "mugs",
    productType: "Mug",
    scene: mugOnShelf,
    alone: mugAlone,
    near: { x: 980, y: 660, side: 700, turn: -5, texture: "glaze" },
    measures: [
      { width: 8, height: 9.5, handle: true },
      { width: 9, height: 11.5, handle: true },
    ],
    alt: {
      scene: "full of coffee, on a shelf beside books and a vase",
      alone: "by itself, the handle to the right",
      near: "the rim and the handle, where the glaze meets the drawing",
      measures: "both sizes to scale, 8 by 9.5 and 9 by 11.5 centimeters",
    },
    weightGrams: 410,
    options: { Volume: { "300 ml": 0, "450 ml": 400 } },
    priceMinor: 2200,
    story:
      "Stoneware from a small kiln, glazed inside and out. The drawing is fired in, so that it neither fades nor feels raised, and the handle has room for four fingers.",
    attributes: {
      Material: "Stoneware",
      Washing: "Dishwasher safe, microwave too",
      Made: "In small batches",
    },
  },
  {
    key: "tile",
    noun: "Tile Set",
    category: "tiles",
    productType: "Tiles",
    scene: tilesInKitchen,
    alone: tilesLaid,
    near: { x: 800, y: 800, side: 560, turn: 9, texture: "glaze" },
    measures: [
      { width: 30, height: 30, grid: [2, 2] },
      { width: 45, height: 60, grid: [3, 4] },
    ],
    alt: {
      scene: "on a kitchen wall, behind a worktop with a bowl of lemons",
      alone: "twelve of them side by side, each turned another way",
      near: "where four tiles meet",
      measures: "what four and twelve tiles cover: 30 by 30 and 45 by 60 centimeters",
    },
    weightGrams: 2400,
    options: { Set: { "4 tiles": 0, "12 tiles": 5200 }, Finish: { Matte: 0, Gloss: 0 } },
    priceMinor: 3900,
    story:
      "Glazed ceramic for a splashback, a tray or a tabletop, with felt pads for those who want to try first. A plan with a few good ways to lay them is in the box.",
    attributes: { Size: "15 × 15 cm each", Thickness: "7 mm", Use: "Walls, indoors" },
  },
  {
    key: "throw",
    noun: "Throw",
    category: "throws",
    productType: "Throw",
    scene: throwOnSofa,
    alone: throwSpread,
    near: { x: 1090, y: 1290, side: 640, turn: -10, texture: "cloth" },
    measures: [
      { width: 130, height: 170 },
      { width: 180, height: 220 },
    ],
    alt: {
      scene: "over the back and the seat of an armchair",
      alone: "spread out, with fringes at both ends",
      near: "a corner with its fringe, so near that one sees the weave",
      measures: "both sizes to scale, 130 by 170 and 180 by 220 centimeters",
    },
    weightGrams: 1100,
    options: { Size: { "130 × 170 cm": 0, "180 × 220 cm": 5000 } },
    priceMinor: 11_900,
    story:
      "Jacquard-woven from organic cotton, so that the drawing is in the cloth and shows on both sides. It has a short twisted fringe and softens with every wash.",
    attributes: { Material: "Organic cotton", Washing: "By machine, at 30 °C" },
  },
  {
    key: "cards",
    noun: "Card Set",
    category: "cards",
    productType: "Greeting cards",
    scene: cardsOnShelf,
    alone: cardsLaid,
    near: { x: 800, y: 760, side: 680, turn: 7, texture: "paper" },
    measures: [{ width: 10.5, height: 14.8 }],
    alt: {
      scene: "two standing on a shelf, one lying in front of them on its envelope",
      alone: "the three drawings side by side above an envelope",
      near: "the edge of a card, from near",
      measures: "a folded card is 10.5 by 14.8 centimeters",
    },
    weightGrams: 140,
    options: {},
    priceMinor: 1600,
    story:
      "Eight folded cards in three variations of the drawing, blank inside, with envelopes of recycled paper and one sheet of stickers to close them.",
    attributes: { Contents: "8 cards, 8 envelopes", Format: "10.5 × 14.8 cm" },
  },
];
