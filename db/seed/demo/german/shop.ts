type Text = { title: string; text: string };

/** The home page in German. */
export const germanHome: { hero: Text; story: Text } = {
  hero: {
    title: "Zeichnungen, mit denen du lebst",
    text: "Acht Muster, von kleinen Programmen gezeichnet, dann in kleinen Serien gedruckt, gewebt und gebrannt.",
  },
  story: {
    title: "Eine Regel, etwas Zufall und viel Papierkorb",
    text: "Jedes Muster beginnt als Regel: wo Linien sich biegen dürfen, wie Kreise Abstand halten, wann ein Raster brechen darf. Das Programm zeichnet ein paar tausend Mal, und wir machen nur die eine Zeichnung, von der wir nicht wegsehen können.",
  },
};

/** Titles of the menus in German: of links by their path, of groups by their title in the original. */
export const germanMenus = {
  groups: { Collections: "Kollektionen", Help: "Hilfe", "About the shop": "Über den Shop" } as Record<
    string,
    string
  >,
  links: {
    "/collections/new": "Neu",
    "/collections/gifts": "Geschenke",
    "/collections/sale": "Sale",
    "/pages/shipping-and-returns": "Versand und Rückgabe",
    "/pages/terms": "AGB",
    "/pages/about": "Über uns",
    "/pages/privacy": "Datenschutz",
    "/pages/imprint": "Impressum",
  } as Record<string, string>,
};

/** Shipping methods in German, by the handles of zone and method. */
export const germanShipping: Record<string, { name: string; estimate: string }> = {
  "us/standard": { name: "Standard", estimate: "3–5 Werktage" },
  "us/express": { name: "Express", estimate: "1–2 Werktage" },
  "world/standard": { name: "International", estimate: "6–12 Werktage" },
  "world/express": { name: "International Express", estimate: "2–4 Werktage" },
};
