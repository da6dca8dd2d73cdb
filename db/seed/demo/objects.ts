import {
  cardsFanned,
  mugOnTable,
  notebookOnDesk,
  printOnWall,
  type Scene,
  textileHung,
  tilesOnWall,
} from "./artwork/scenes";

/** A kind of thing that the demo brand makes, in every motif. */
export type DemoObject = {
  key: string;
  noun: string;
  category: string;
  productType: string;
  scene: Scene;
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
    scene: printOnWall,
    weightGrams: 180,
    options: { Size: { "30 × 40 cm": 0, "50 × 70 cm": 2000 }, Frame: { Unframed: 0, "Oak frame": 5500 } },
    priceMinor: 3400,
    story:
      "Printed with pigment inks on 230 g cotton paper that stays white for decades. Every sheet is checked by hand and travels flat, between boards.",
    attributes: { Paper: "Cotton rag, 230 g/m²", Ink: "Pigment, archival", Margin: "3 cm, white" },
  },
  {
    key: "notebook",
    noun: "Notebook",
    category: "notebooks",
    productType: "Notebook",
    scene: notebookOnDesk,
    weightGrams: 320,
    options: { Ruling: { Blank: 0, Dotted: 0, Lined: 0 } },
    priceMinor: 1900,
    story:
      "160 pages of 100 g paper that takes fountain pen without showing through. Thread-sewn, so it lies open at any page, with a ribbon and an elastic band.",
    attributes: { Pages: "160, numbered", Format: "14 × 21 cm", Binding: "Thread-sewn" },
  },
  {
    key: "mug",
    noun: "Mug",
    category: "mugs",
    productType: "Mug",
    scene: mugOnTable,
    weightGrams: 410,
    options: { Volume: { "300 ml": 0, "450 ml": 400 } },
    priceMinor: 2200,
    story:
      "Stoneware from a small kiln, glazed inside and out, with the drawing fired in so that it neither fades nor feels raised. The handle has room for four fingers.",
    attributes: { Material: "Stoneware", Care: "Dishwasher and microwave safe" },
  },
  {
    key: "tile",
    noun: "Tile Set",
    category: "tiles",
    productType: "Tiles",
    scene: tilesOnWall,
    weightGrams: 2400,
    options: { Set: { "4 tiles": 0, "12 tiles": 5200 }, Finish: { Matte: 0, Gloss: 0 } },
    priceMinor: 3900,
    story:
      "Ceramic tiles for a splashback, a tray or a tabletop. Turn them any way you like: the edges always meet, and no two walls come out the same.",
    attributes: { Size: "15 × 15 cm each", Thickness: "7 mm", Use: "Walls, indoors" },
  },
  {
    key: "throw",
    noun: "Throw",
    category: "throws",
    productType: "Throw",
    scene: textileHung,
    weightGrams: 1100,
    options: { Size: { "130 × 170 cm": 0, "180 × 220 cm": 5000 } },
    priceMinor: 11_900,
    story:
      "Jacquard-woven from organic cotton, so the drawing is in the cloth and shows on both sides. It softens with every wash and has a short twisted fringe.",
    attributes: { Material: "Organic cotton", Care: "Machine wash at 30 °C" },
  },
  {
    key: "cards",
    noun: "Card Set",
    category: "cards",
    productType: "Greeting cards",
    scene: cardsFanned,
    weightGrams: 140,
    options: {},
    priceMinor: 1600,
    story:
      "Eight folded cards in three variations of the drawing, blank inside, with envelopes of recycled paper. Heavy enough to stand on a shelf.",
    attributes: { Contents: "8 cards, 8 envelopes", Format: "10.5 × 14.8 cm" },
  },
];
