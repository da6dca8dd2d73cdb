type Texts = { title: string; description: string };

/** Categories in German, by handle. */
export const germanCategories: Record<string, Texts> = {
  paper: {
    title: "Papier",
    description:
      "Hier beginnt jede Zeichnung: Drucke zum Aufhängen, Notizbücher zum Füllen, Karten zum Verschenken.",
  },
  "art-prints": {
    title: "Kunstdrucke",
    description:
      "Acht Zeichnungen auf schwerem Baumwollpapier, in zwei Größen, mit breitem weißem Rand. Auf Wunsch in Eiche gerahmt.",
  },
  notebooks: {
    title: "Notizbücher",
    description:
      "Fadengeheftet, damit sie offen liegen bleiben. 160 Seiten, durch die keine Tinte drückt, in Umschlägen für oben auf dem Tisch.",
  },
  cards: {
    title: "Karten",
    description:
      "Acht im Set, innen leer, fest genug, um zu stehen. Für Worte, die eine Briefmarke verdienen.",
  },
  home: {
    title: "Zuhause",
    description: "Dieselben Zeichnungen auf Dingen zum Festhalten, zum Aufhängen und zum Daruntersitzen.",
  },
  mugs: {
    title: "Becher",
    description: "Steinzeug für jeden Morgen, mit eingebrannter Zeichnung und einem Henkel für vier Finger.",
  },
  tiles: {
    title: "Fliesen",
    description:
      "Fünfzehn Zentimeter im Quadrat, vier oder zwölf im Set. Dreh sie, wie du willst: Darum geht es.",
  },
  throws: {
    title: "Decken",
    description:
      "Aus Bio-Baumwolle gewebt: Die Zeichnung steckt im Stoff, und jede Wäsche macht ihn weicher.",
  },
};

/** Collections in German, by handle. */
export const germanCollections: Record<string, Texts> = {
  new: {
    title: "Neu",
    description: "Frisch vom Plotter: was in dieser Saison aus dem Atelier gekommen ist.",
  },
  sale: {
    title: "Sale",
    description:
      "Die letzten Stücke einer Serie, ein Viertel günstiger. Sind sie weg, machen wir keine neuen.",
  },
  gifts: {
    title: "Geschenke",
    description:
      "Unter fünfundzwanzig Dollar, leicht zu verpacken, und am Ende willst du sie doch selbst behalten.",
  },
};
