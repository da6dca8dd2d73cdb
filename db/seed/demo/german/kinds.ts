import type { ObjectKey } from "../objects";

type Texts = {
  noun: string;
  productType: string;
  story: string;
  attributes: Record<string, string>;
  /** Name in the original → name, and values in the original → labels. */
  options: Record<string, { name: string; values: Record<string, string> }>;
  /** What the pictures show, in their order. */
  alt: readonly [scene: string, alone: string, near: string, measures: string];
};

/** What is true of a kind of thing in every motif, in German. */
export const germanKinds: Record<ObjectKey, Texts> = {
  print: {
    noun: "Kunstdruck",
    productType: "Kunstdruck",
    story:
      "Pigmenttinten auf Baumwollpapier mit 230 g, das jahrzehntelang weiß bleibt. Jeder Bogen wird von Hand geprüft und reist flach zwischen zwei Brettern. Der Rahmen aus Eiche entsteht ein paar Straßen weiter und kommt mit Glas, fertig zum Aufhängen.",
    attributes: { Papier: "Baumwolle, 230 g/m²", Tinte: "Pigment, alterungsbeständig", Rand: "3 cm, weiß" },
    options: {
      Size: { name: "Größe", values: { "30 × 40 cm": "30 × 40 cm", "50 × 70 cm": "50 × 70 cm" } },
      Frame: { name: "Rahmen", values: { Unframed: "Ohne Rahmen", "Oak frame": "Eichenrahmen" } },
    },
    alt: [
      "gerahmt an der Wand, über einer Kommode mit Vase und Büchern",
      "der ungerahmte Bogen mit seinem weißen Rand",
      "die Ecke unten links, in der man die Körnung des Baumwollpapiers sieht",
      "beide Größen im Maßstab, 30 mal 40 und 50 mal 70 Zentimeter",
    ],
  },
  notebook: {
    noun: "Notizbuch",
    productType: "Notizbuch",
    story:
      "160 Seiten aus 100-g-Papier, durch das kein Füller drückt. Fadengeheftet im Leineneinband, darum bleibt es auf jeder Seite offen liegen, mit Lesebändchen und Gummiband.",
    attributes: { Seiten: "160, nummeriert", Format: "14 × 21 cm", Bindung: "Fadenheftung" },
    options: {
      Ruling: { name: "Lineatur", values: { Blank: "Blanko", Dotted: "Punktraster", Lined: "Liniert" } },
    },
    alt: [
      "auf einem Schreibtisch in der Sonne, daneben ein Bleistift und eine Tasse Kaffee",
      "der Umschlag mit seinem Gummiband",
      "die Ecke des Leineneinbands, mit Band und Schnittkante",
      "der Umschlag misst 14 mal 21 Zentimeter",
    ],
  },
  mug: {
    noun: "Becher",
    productType: "Becher",
    story:
      "Steinzeug aus einem kleinen Ofen, innen und außen glasiert. Die Zeichnung ist eingebrannt: Sie verblasst nicht, und man fühlt sie nicht. Im Henkel haben vier Finger Platz.",
    attributes: {
      Material: "Steinzeug",
      Pflege: "Spülmaschine und Mikrowelle",
      Herstellung: "In kleinen Serien",
    },
    options: { Volume: { name: "Inhalt", values: { "300 ml": "300 ml", "450 ml": "450 ml" } } },
    alt: [
      "mit Kaffee gefüllt, auf einem Regal neben Büchern und einer Vase",
      "für sich, den Henkel nach rechts",
      "Rand und Henkel, wo die Glasur auf die Zeichnung trifft",
      "beide Größen im Maßstab, 8 mal 9,5 und 9 mal 11,5 Zentimeter",
    ],
  },
  tile: {
    noun: "Fliesenset",
    productType: "Fliesen",
    story:
      "Glasierte Keramik für den Spritzschutz, das Tablett oder den Tisch, mit Filzfüßen für alle, die erst einmal probieren wollen. Ein Plan mit ein paar schönen Legemustern liegt bei.",
    attributes: { Maße: "Je 15 × 15 cm", Stärke: "7 mm", Verwendung: "Wände, innen" },
    options: {
      Set: { name: "Menge", values: { "4 tiles": "4 Fliesen", "12 tiles": "12 Fliesen" } },
      Finish: { name: "Oberfläche", values: { Matte: "Matt", Gloss: "Glänzend" } },
    },
    alt: [
      "an einer Küchenwand hinter der Arbeitsplatte, davor eine Schale Zitronen",
      "zwölf Stück nebeneinander, jedes anders gedreht",
      "die Stelle, an der vier Fliesen zusammenstoßen",
      "was vier und zwölf Fliesen bedecken: 30 mal 30 und 45 mal 60 Zentimeter",
    ],
  },
  throw: {
    noun: "Decke",
    productType: "Wohndecke",
    story:
      "Jacquardgewebe aus Bio-Baumwolle: Die Zeichnung steckt im Stoff und ist auf beiden Seiten zu sehen. Mit kurzen, gedrehten Fransen, und nach jeder Wäsche ein wenig weicher.",
    attributes: { Material: "Bio-Baumwolle", Pflege: "Maschinenwäsche bei 30 °C" },
    options: {
      Size: { name: "Größe", values: { "130 × 170 cm": "130 × 170 cm", "180 × 220 cm": "180 × 220 cm" } },
    },
    alt: [
      "über Lehne und Sitz eines Sessels gelegt",
      "ausgebreitet, mit Fransen an beiden Enden",
      "eine Ecke mit Fransen, so nah, dass man das Gewebe sieht",
      "beide Größen im Maßstab, 130 mal 170 und 180 mal 220 Zentimeter",
    ],
  },
  cards: {
    noun: "Kartenset",
    productType: "Grußkarten",
    story:
      "Acht Klappkarten in drei Varianten der Zeichnung, innen leer, mit Umschlägen aus Recyclingpapier und einem Bogen Aufkleber zum Verschließen.",
    attributes: { Inhalt: "8 Karten, 8 Umschläge", Format: "10,5 × 14,8 cm" },
    options: {},
    alt: [
      "zwei stehen auf einem Regal, eine liegt davor auf ihrem Umschlag",
      "die drei Zeichnungen nebeneinander über einem Umschlag",
      "die Kante einer Karte, ganz nah",
      "gefaltet misst eine Karte 10,5 mal 14,8 Zentimeter",
    ],
  },
};
