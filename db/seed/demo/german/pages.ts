type Page = { title: string; bodyHtml: string };

/** Pages of text in German, by handle. A merchant replaces them: they are no legal advice. */
export const germanPages: Record<string, Page> = {
  about: {
    title: "Über uns",
    bodyHtml: `
<p>Plot &amp; Paper, das sind vier Leute, zwei Stiftplotter und ein Brennofen, den wir uns mit der Töpferei nebenan teilen. Wir schreiben kurze Programme, die zeichnen, und bringen ihre Zeichnungen auf Dinge, die benutzt werden.</p>
<h2>Wie wir arbeiten</h2>
<p>Ein Muster beginnt als Regel: wo Linien sich biegen dürfen, wie Kreise Abstand halten, wann ein Raster brechen darf. Das Programm läuft ein paar tausend Mal, wir hängen die vierzig Blätter auf, die wir immer wieder ansehen, und nach einem Monat an der Wand ist eines übrig. Das machen wir.</p>
<p>Deshalb gibt es in diesem Shop acht Muster und nicht achthundert. Zwei weitere hängen gerade an der Wand.</p>
<h2>Wer es macht</h2>
<p>Die Drucke entstehen bei uns im Atelier. Die Notizbücher heftet eine Buchbinderei, die seit 1962 kaum etwas anderes tut. Becher und Fliesen werden elf Schritte von unserer Tür gebrannt, die Decken webt ein Familienbetrieb auf Stühlen, die unsere Dateien lesen wie früher Lochkarten.</p>
<h2>Was wir nicht tun</h2>
<p>Auf Abruf drucken, auf irgendetwas, tausend Kilometer entfernt. Wir machen Serien von ein paar hundert Stück, zählen sie und stellen sie in Regale, die einer von uns etwas schief gebaut hat. Was ausverkauft ist, kommt mit der nächsten Serie wieder; was im Sale ist, nicht.</p>`,
  },
  "shipping-and-returns": {
    title: "Versand und Rückgabe",
    bodyHtml: `
<h2>Versand</h2>
<p>Wir packen am Werktag nach deiner Bestellung und liefern in jedes Land. An der Kasse siehst du vor dem Bezahlen, welche Wege es zu deiner Adresse gibt, was sie kosten und wie lange sie dauern.</p>
<ul>
<li><strong>USA:</strong> Standard 6 $, ab 75 $ kostenlos, in 3–5 Werktagen; Express 18 $, in 1–2.</li>
<li><strong>Überall sonst:</strong> International 15 $, in 6–12 Werktagen; Express 39 $, in 2–4. Zölle, wo sie anfallen, zahlst du.</li>
</ul>
<p>Drucke reisen flach zwischen Brettern, Becher und Fliesen in Formteilen aus Altpapier. Kunststoff findest du in unseren Paketen nur am Klebeband der Zollerklärung, und daran arbeiten wir.</p>
<h2>Rückgabe</h2>
<p><strong>Doch nicht das Richtige?</strong> Auf der Seite deiner Bestellung kannst du bis 30 Tage nach dem letzten Paket eine Rücksendung anfragen, oder du schreibst uns. Schick die Ware unbenutzt zurück. Spätestens eine Woche nachdem sie da ist, hast du dein Geld wieder. Das Porto zahlst du, außer wir haben das Falsche geschickt.</p>
<p><strong>Etwas kam zerbrochen an?</strong> Schick uns ein Bild davon. Du bekommst Ersatz oder dein Geld, ganz wie du willst, und behältst die Scherben. Sie taugen gut als Drainage für Blumentöpfe.</p>
<p><strong>Etwas ging später kaputt?</strong> Ein Henkel, der abgeht, eine Naht, die reißt, ein Druck, der in zehn Jahren verblasst: Schreib uns trotzdem.</p>`,
  },
  terms: {
    title: "AGB",
    bodyHtml: `
<p>Diese Bedingungen gelten für Bestellungen in diesem Shop.</p>
<ol>
<li><strong>Vertrag.</strong> Mit der Bestellung gibst du ein verbindliches Angebot für den Inhalt deines Warenkorbs ab. Der Vertrag kommt zustande, wenn wir die Bestellung per E-Mail bestätigen.</li>
<li><strong>Preise.</strong> Was an der Kasse als Summe steht, berechnen wir: Ware, Versand und Steuern. Ändert sich ein Preis, während du bestellst, fragen wir noch einmal, bevor etwas abgebucht wird.</li>
<li><strong>Zahlung.</strong> Du bezahlst auf der Seite unseres Zahlungsanbieters. Solange halten wir die Ware eine halbe Stunde für dich zurück. Klappt die Zahlung nicht, wird nichts abgebucht, und die Ware geht zurück ins Regal.</li>
<li><strong>Lieferung.</strong> Wir liefern an die Adresse, die du angibst. Die Zeiten an der Kasse zählen ab der Bestätigung. Geht ein Paket verloren, ist das unsere Sorge und nicht deine.</li>
<li><strong>Widerruf.</strong> Du kannst den Vertrag innerhalb von 30 Tagen nach der Lieferung ohne Angabe von Gründen widerrufen. Eine Nachricht genügt; wie die Ware zurückkommt, steht auf der Seite über Versand und Rückgabe.</li>
<li><strong>Mängel.</strong> Es gelten die gesetzlichen Rechte bei Mängeln. Kleine Unterschiede zwischen der Farbe am Bildschirm und der einer Glasur sind keiner, aber sag uns ruhig Bescheid.</li>
<li><strong>Die Zeichnungen.</strong> Du kaufst den Gegenstand und kannst damit tun, was du willst, ihn auch weiterverkaufen. Das Recht, mehr davon zu machen, bleibt bei uns.</li>
<li><strong>Streit.</strong> Wir reden lieber. Hilft das nicht, gilt das Recht deines Wohnorts, soweit es dich besser schützt als unseres.</li>
</ol>`,
  },
  privacy: {
    title: "Datenschutz",
    bodyHtml: `
<p>Wir speichern, was wir brauchen, um dir deine Bestellung zu schicken, und sonst nichts.</p>
<ul>
<li><strong>Für die Bestellung</strong> speichern wir deine E-Mail-Adresse, deine Anschriften und was du gekauft hast. Rechnungen müssen wir nach dem Gesetz einige Jahre aufbewahren; der Rest geht, wenn du es verlangst.</li>
<li><strong>Für die Zahlung</strong> bekommt unser Zahlungsanbieter den Betrag, deine E-Mail-Adresse und die Namen der Waren. Kartennummern gehen direkt dorthin und erreichen uns nie.</li>
<li><strong>Für die Lieferung</strong> bekommt der Paketdienst deinen Namen und deine Adresse, und deine Telefonnummer, wenn du eine angegeben hast.</li>
<li><strong>Um dich zu erinnern</strong>, wenn du eine Bestellung nicht abgeschlossen hast, einmal und nur, wenn du das Häkchen dafür setzt, behalten wir deine E-Mail-Adresse höchstens dreißig Tage. Ein Link in der E-Mail beendet das für immer; dann bleibt ein Fingerabdruck der Adresse, damit wir uns daran halten.</li>
<li><strong>Cookies.</strong> Eines merkt sich deinen Warenkorb und eines deine Merkliste (<code>cart</code>, <code>wishlist</code>), je eines merkt sich, dass es sie gibt (<code>has_cart</code>, <code>has_wishlist</code>), eines hält dich angemeldet, wenn du dich anmeldest, und eines lässt dich wieder herein, auch wenn andere falsche Passwörter versucht haben (<code>known_device</code>). Keines folgt dir anderswohin, deshalb fragen wir nicht um Zustimmung.</li>
<li><strong>Kein Tracking.</strong> Unsere Seiten laden nichts von anderen Adressen: keine Schriften, keine Zähler, keine Pixel.</li>
</ul>
<h2>Deine Rechte</h2>
<p>Schreib uns, wenn du sehen, berichtigen, löschen oder mitnehmen willst, was wir über dich gespeichert haben. Gründe brauchst du keine. Bist du mit unserer Antwort nicht zufrieden, hört dich die Datenschutzbehörde deines Landes an.</p>`,
  },
  imprint: {
    title: "Impressum",
    bodyHtml: `
<p>Wer hinter diesem Shop steht. Alles Folgende ist erfunden: Setz ein, was das Gesetz deines Landes verlangt.</p>
<p><strong>Plot &amp; Paper Studio</strong><br>1 Example Street<br>New York, NY 10001<br>USA</p>
<p>Vertreten durch: Ada Example<br>E-Mail: <a href="mailto:hello@example.com">hello@example.com</a><br>Telefon: +1 212 555 0100</p>
<p>Register: keines, denn dieses Atelier gibt es nicht<br>USt-IdNr.: keine</p>
<p>Verantwortlich für den Inhalt: Ada Example, Anschrift wie oben.</p>`,
  },
};
