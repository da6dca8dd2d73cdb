type Story = { title: string; summary: string; bodyHtml: string; alt: string };

/** What the studio tells, in German, by handle. */
export const germanStories: Record<string, Story> = {
  "a-month-on-the-wall": {
    title: "Ein Monat an der Wand",
    summary:
      "Für jedes Blatt, das du kaufen kannst, zeichnen unsere Programme viertausend. Wie die anderen verlieren.",
    alt: "Acht Zeichnungen, mit Klebeband an die Wand des Ateliers geheftet, über einem Schreibtisch",
    bodyHtml: `
<p>Ein Programm wird nie müde, und das ist das Schwierige daran. Gib ihm eine Regel und eine Nacht, und am Morgen liegen viertausend Zeichnungen da, jede davon richtig.</p>
<p>Richtig ist nicht gut. Darum werfen wir zuerst alles weg, was sich in einem Satz beschreiben lässt. „Kreise, die sich berühren.“ „Ein Raster, aber wackelig.“ Was so schnell gesagt ist, ist auch so schnell gesehen, und niemand will es zehn Jahre lang beim Frühstück anschauen.</p>
<h2>Vierzig Blätter, viel Klebeband</h2>
<p>Etwa vierzig Zeichnungen überstehen das und kommen an die Wand neben der Tür. Dort bleiben sie einen Monat. Loben darf niemand. Wir nehmen nur ab: Wer drei Tage hintereinander an einem Blatt vorbeigeht, ohne hinzusehen, hängt es ab.</p>
<p>Das ist eine langsame Art zu wählen, und die schnellen haben wir ausprobiert. Abstimmungen gewinnt, was laut ist, und Gäste nehmen, was aussieht wie etwas, das sie schon haben. Die Wand nimmt, was man immer wieder ansieht.</p>
<h2>Die eine, die bleibt</h2>
<p>Bei „Wellenkreis“ hat es elf Tage gedauert; so sicher waren wir uns nie. „Herbarium“ wurde zweimal abgehängt und kam wieder, weil jemand es in die Küche gehängt hatte. „Quilt“ hat gegen eine Zeichnung gewonnen, die uns allen besser gefiel und an die sich heute keiner mehr erinnert.</p>
<p>Im Augenblick hängen zwei Blätter an der Wand. Frag uns in einem Monat.</p>`,
  },
  "eleven-steps-to-the-kiln": {
    title: "Elf Schritte bis zum Ofen",
    summary: "Warum ein Becher neun Tage braucht, und was am siebten mit dem Kobalt geschieht.",
    alt: "Drei Becher mit verschiedenen Zeichnungen auf einem Holzregal",
    bodyHtml: `
<p>Von unserer Tür zu der der Töpferei sind es elf Schritte. Wir haben gezählt, weil man auf dem Rückweg ein Brett mit sechzehn Bechern trägt.</p>
<p>Ein Becher beginnt als Klumpen Steinzeug, wird gedreht, abgedreht, bekommt seinen Henkel und hat dann vier Tage Ruhe. Danach wird er zum ersten Mal gebrannt. Was aus dem Ofen kommt, ist rosa, durstig und klingt wie ein Blumentopf.</p>
<h2>Erst die Zeichnung, dann die Glasur</h2>
<p>Unsere Zeichnungen werden mit keramischer Farbe auf dünnes Seidenpapier gedruckt, von Hand um den Becher gelegt und angerieben, bis das Papier loslässt. Dann kommt die Glasur, und eine Weile sieht es aus, als hätte jemand Milch über unsere Arbeit gegossen. In diesem Moment machen sich Besucher Sorgen.</p>
<p>Am siebten Tag wird er noch einmal gebrannt, bei 1240 Grad. Aus Glasur wird Glas, und die Zeichnung liegt für immer darunter. Blau ist die eine Farbe, die uns den Schlaf raubt: Kobalt verläuft, wenn der Ofen sich zehn Grad zu viel zutraut. Ein Becher, dessen Wellenkreise verlaufen sind, ist etwas Schönes, aber eine andere Zeichnung.</p>
<h2>Zweite Wahl</h2>
<p>Etwa jeder zwölfte gelingt nicht. Aus denen mit schiefem Henkel trinken wir, die mit verlaufener Glasur stehen auf dem Fensterbrett, und in den undichten stecken Stifte. In dem, mit dem alles anfing, übrigens auch.</p>`,
  },
  "a-loom-that-reads": {
    title: "Ein Webstuhl, der liest",
    summary:
      "Weben war zwei Jahrhunderte vor uns digital. Ein Besuch in der Weberei, aus der unsere Decken kommen.",
    alt: "Ein Stapel gefalteter Decken in fünf Mustern auf einer Bank",
    bodyHtml: `
<p>Das erste Programm, das wir je gesehen haben, war aus Pappe. Es hing von der Decke der Weberei, Hunderte Lochkarten, zu einer Kette geschnürt, und es sagte, wie ein Tischtuch aussieht.</p>
<p>Der Webstuhl darunter liest für jeden Faden eine Karte. Ein Loch hebt einen Kettfaden, kein Loch lässt ihn unten; drüber oder drunter, eins oder nichts. Mehr ist Weben nicht, und mehr ist auch ein Computer nicht, nur stand der Webstuhl schon 1804 da.</p>
<h2>Von Linien zu Fäden</h2>
<p>Unsere Decken entstehen auf seinen Enkeln. Die lesen inzwischen Dateien, fragen aber an jeder Kreuzung dasselbe. Eine Zeichnung von uns wird also in gut zwei Millionen Kreuzungen zerlegt, und für jede entscheidet die Weberei, wie aus sechs Garnen eine Farbe wird. In „Düne“ gibt es kein orangefarbenes Garn. Es gibt Rot über Ocker, zweimal, und dann einmal nicht.</p>
<p>Wir hatten gedacht, mit der Zeichnung sei unser Teil getan. Inzwischen schicken wir sie eine Saison früher und bringen Kuchen mit.</p>
<h2>Zwei Seiten</h2>
<p>Weil ein Faden, der nicht oben liegt, unten liegen muss, ist die Rückseite einer Decke ihr eigenes Negativ. Die meisten merken es im zweiten Winter, wenn sie die Decke umdrehen, und schreiben uns, welche Seite denn die richtige sei. Beide.</p>`,
  },
};
