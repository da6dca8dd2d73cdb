import type { MotifName } from "../artwork/motifs";
import type { ObjectKey } from "../objects";

type Copy = { title: string } & Record<ObjectKey, string>;

/** The demo products in German, each text for one thing in one motif; what is true of a kind stands in kinds.ts. */
export const germanCopy: Record<MotifName, Copy> = {
  contours: {
    title: "Höhenlinie",
    print:
      "Die Karte einer Insel, die kein Schiff finden wird. Dreißig Höhenlinien, vom flachen Wasser bis zu dem einen Hügel, auf den sich der Aufstieg lohnt. Beim Andruck hatten alle Buchten Namen; die haben wir wieder weggenommen.",
    notebook:
      "Für Pläne, die noch keine Koordinaten haben. Die Insel liegt quer über dem Umschlag, den Gipfel hast du unter dem Daumen, und das Meer läuft um den Rücken herum.",
    mug: "Nimm ihn am Henkel, und die Bucht liegt auf deiner Seite. Die Flutlinie sitzt genau da, wo ein guter Kaffee zu Ende ist.",
    tile: "Vier Viertel einer Insel, und wohin sie treiben, bestimmst du. Leg zwei Küsten aneinander, und du hast eine Meerenge.",
    throw:
      "Wetter für genau ein Sofa: eine flache Insel, viel Meer und genug Stoff, um sonntags darunter zu verschwinden.",
    cards:
      "Dreimal dieselbe Küste: aus der Luft, vom Kamm und aus allzu großer Nähe. Gut für Leute, die umziehen, und für die, die bleiben.",
  },
  quilt: {
    title: "Quilt",
    print:
      "Vierundsechzig Quadrate aus je zwei Dreiecken. Wohin sie kippen, entscheidet der Zufall; die Farben hat ein Auge ausgesucht, das Quilts kennt. Wer lange hinsieht, entdeckt einen Pfeil, den niemand gezeichnet hat.",
    notebook:
      "Flickwerk für Listen, mit allen Nähten. Sieh genau hin: Jedes Quadrat ist festgesteppt, und dafür hat der Plotter länger gebraucht als für alles andere.",
    mug: "Rost, Ton und ein eigensinniges Petrol, einmal rundherum. Sieht aus, als hätte er schon immer im Schrank gestanden, und das ist ein Kompliment.",
    tile: "Zum Drehen gemacht. Gib jedem am Tisch eine Fliese, lass alle legen, wie sie wollen, und behalte, was dabei herauskommt.",
    throw:
      "Ein Quilt, den niemand zusammensetzen musste. Die Dreiecke sind eingewebt und können an keiner Naht aufgehen: Es gibt keine.",
    cards:
      "Klein genug für ein Dankeschön, kräftig genug für die Kühlschranktür. Jede der drei stammt aus einer anderen Ecke des großen Blatts.",
  },
  dunes: {
    title: "Düne",
    print:
      "Eine tiefe Sonne und fünf Kämme aus Sand hintereinander. Der Wind ist die Summe zweier Sinuskurven; das Licht haben wir von Hand gemischt, elfmal, bis es die letzten zehn Minuten des Tages waren.",
    notebook:
      "Öffnet bei Dämmerung. Die dunkelste Düne liegt da, wo du zugreifst. So altert es schön: Fingerabdrücke gehören hier zur Wüste.",
    mug: "Die Sonne geht unter, während du trinkst. Beim großen dauert es etwas länger.",
    tile: "Mal laufen die Kämme von Fliese zu Fliese weiter, mal brechen sie ab, wie es Dünen tun. Hinter dem Herd wirkt es, als hätte die Küche ein Fenster nach Süden.",
    throw: "Das Wärmste, was wir machen, und man sieht es: oben Aprikose, unten bei den Füßen Aubergine.",
    cards: "Drei Stunden eines Abends. Zum Trost nehmen wir die letzte, für alles andere die erste.",
  },
  herbarium: {
    title: "Herbarium",
    print:
      "Fünf Stängel aus einer einzigen Regel: ein Blatt nach links, ein Blatt nach rechts, jedes etwas kleiner. Solche Pflanzen gibt es nicht. Ein Botaniker meinte, zwei davon sollte es geben.",
    notebook:
      "Ein Feldbuch für Gärten, Balkone und ein Fensterbrett. Auf dem Umschlag wachsen die Blätter; was du zwischen den Seiten presst, ist deine Sache.",
    mug: "Fünf Pflanzen, die kein Wasser brauchen. Dem Tee ist das gleich.",
    tile: "Blätter nach oben, nach unten, zur Seite: Wild durcheinander gelegt wird eine Hecke daraus. In einer Dusche in Leeds haben wir sie gesehen, und sie gedeiht.",
    throw:
      "Wächst von der Sitzfläche zur Lehne, wenn du sie richtig legst. Legst du sie falsch, ist es Efeu.",
    cards:
      "Blumen, die nächste Woche noch da sind. Innen leer, damit der Name von jemandem hineinpasst, der die echten vergessen hat.",
  },
  ripples: {
    title: "Wellenkreis",
    print:
      "Zwei Steine in stillem Wasser, in dem Augenblick, in dem sich ihre Ringe treffen. Wo Kamm auf Kamm fällt, ist das Wasser dunkel, und die Quadrate, die du siehst, haben allein die Wellen gemacht.",
    notebook: "Der Umschlag bewegt sich, sobald du wegsiehst. Innen ist es vollkommen ruhig.",
    mug: "Ringe für etwas, das Ringe hinterlässt. An der Rundung schwimmt das Muster ein wenig; nach der zweiten Tasse hört es auf.",
    tile: "Die mutigste Wand, die wir kennen. Vier werden ein Untersetzer für heiße Töpfe, eine ganze Reihe passt hinter die Spüle, wo das Wasser zu Hause ist.",
    throw:
      "Tintenblau und papierweiß, auf der Rückseite mit getauschten Farben. Für jede Hälfte des Sofas eine Seite.",
    cards:
      "Von weitem ein Schachbrett, von nahem ein Teich. Eine Karte für Leute, die zu Schriften eine Meinung haben.",
  },
  truchet: {
    title: "Gartenweg",
    print:
      "Viertelkreise, vom Zufall gedreht, die sich zu Wegen ohne Anfang und Ende fügen. Fahr einen mit dem Finger nach: Er führt einmal um den Garten und zurück zum Tor.",
    notebook:
      "Alle Wege laufen über den Rand des Umschlags hinaus. Das liegt Ideen, die noch nicht wissen, wo es hingeht.",
    mug: "Ein Irrgarten für die ersten zehn Minuten des Tages. Vom Rand zum Fuß führt ein Weg; wir haben ihn gefunden und verraten nichts.",
    tile: "Auf diese Zeichnung haben Fliesen gewartet: Dreh sie, wie du willst, die Kanten passen immer. Keine Wand gleicht der anderen.",
    throw:
      "Moosgrün, mit cremefarbenen Wegen und ein paar Laternen. Kinder lassen darauf Autos fahren, und sie hält es aus.",
    cards:
      "Für eine Einladung in den Garten, oder als Entschuldigung, dass du den Weg nicht gefunden hast. Dreimal derselbe Weg, dreimal anders gedreht.",
  },
  weave: {
    title: "Geflecht",
    print:
      "Ein Tuch, das niemand auftrennen kann: Fäden über zwei und unter zwei, in den Farben von gebranntem Ton. Auf Baumwollpapier, das selbst einmal Tuch war.",
    notebook: "Köper, so gedruckt, dass Hände ihn für echt halten. Echt ist das Leinen darunter.",
    mug: "Ein Korb, der Wasser hält. Außen Terrakotta, innen Creme, und warm anzusehen, auch wenn er leer ist.",
    tile: "Gerade gelegt eine Matte, um Viertel gedreht ein Parkett. Ausklopfen muss sie so oder so niemand.",
    throw:
      "Das Bild eines Gewebes, gewebt. Von allen unseren Mustern sagt nur dieses die Wahrheit darüber, wie es gemacht ist.",
    cards:
      "Drei Stoffproben von einem Webstuhl, den es nur als Programm gibt. Für alle, die nähen, flicken oder Patentante sind.",
  },
  moons: {
    title: "Mond",
    print:
      "Sechzehn Monde aus Papier in sechzehn Phasen; keiner weiß, welcher Tag ist. Die Sterne hat ein Würfel verteilt, die Ringe um die Monde ein Zirkel, mit etwas Geduld.",
    notebook:
      "Für Nachtgedanken. Der Umschlag ist so dunkel, wie wir drucken konnten, und die Monde liest du noch beim Licht eines Telefons.",
    mug: "Ein halber Monat auf der Seite, die du siehst, die andere Hälfte auf der, die dein Gegenüber sieht.",
    tile: "Vier Phasen auf jeder Fliese. In einer Reihe werden sie ein Kalender, gemischt der Himmel, wie Kinder ihn malen.",
    throw:
      "Mitternacht mit sechzehn Lichtern. Groß genug, um zu zweit darunter zu lesen, klein genug, dass einer festhalten muss.",
    cards: "Zur Geburt, zum Geburtstag jenseits der vierzig und für alle, die nachts arbeiten.",
  },
};
