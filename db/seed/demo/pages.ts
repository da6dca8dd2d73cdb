export type DemoPage = { handle: string; title: string; bodyHtml: string };

/** Texts of the demo shop. A merchant replaces them: they are no legal advice. */
export const demoPages: DemoPage[] = [
  {
    handle: "about",
    title: "About",
    bodyHtml: `
<p>Plot &amp; Paper is a small studio. We write short programs that draw, and put what they draw on things that are used: prints, notebooks, mugs, tiles and textiles.</p>
<p>A pattern begins as a rule: where lines may bend, how circles keep their distance, when a grid may break. We let the program run a few thousand times, keep the drawing that we cannot stop looking at, and make it in small series.</p>
<p>Nothing here is drawn by chance alone, and nothing twice in the same way.</p>`,
  },
  {
    handle: "shipping-and-returns",
    title: "Shipping and returns",
    bodyHtml: `
<p>We pack on the day after your order and ship to every country. At the checkout you see the ways that your address allows, what they cost, and how long they take. Within the United States standard shipping is free from $75.</p>
<p><strong>Changed your mind?</strong> Write to us within 30 days of delivery and send the goods back unused; we return what you paid for them within a week of their arrival.</p>
<p><strong>Something arrived broken?</strong> Send us a picture of it. We replace it, or return the money, and you keep the pieces.</p>`,
  },
  {
    handle: "terms",
    title: "Terms of sale",
    bodyHtml: `
<p>These terms apply to orders placed in this shop.</p>
<ol>
<li><strong>Contract.</strong> With “Order and pay” you make a binding offer for what is in your cart. The contract comes about when we confirm the order by mail.</li>
<li><strong>Prices.</strong> What the checkout shows as the total is what we charge: goods, shipping and tax. If a price changes while you order, we ask you again before anything is charged.</li>
<li><strong>Payment.</strong> You pay on the page of our payment provider. We hold the goods for half an hour while you do. If the payment fails, nothing is charged, and the goods go back on the shelf.</li>
<li><strong>Delivery.</strong> We deliver to the address that you give. The times shown at the checkout begin when the order is confirmed.</li>
<li><strong>Right of withdrawal.</strong> You may withdraw from the contract within 30 days of delivery without giving a reason.</li>
<li><strong>Faults.</strong> The statutory rights for faulty goods apply.</li>
</ol>`,
  },
  {
    handle: "privacy",
    title: "Privacy",
    bodyHtml: `
<p>We keep what we need to send you what you ordered, and nothing else.</p>
<ul>
<li><strong>To fulfill an order</strong> we store your mail address, your addresses and what you bought. The law requires us to keep invoices for some years.</li>
<li><strong>To take a payment</strong> our payment provider receives the amount, your mail address and the names of the goods. Card numbers go to the provider directly and never reach us.</li>
<li><strong>Cookies.</strong> One remembers your cart, one says that there is a cart, one keeps you signed in when you sign in. None follows you elsewhere, so we ask for no consent.</li>
<li><strong>No trackers.</strong> Pages load nothing from other sites.</li>
</ul>
<p>Write to us to see, correct or delete what we have stored about you.</p>`,
  },
  {
    handle: "imprint",
    title: "Imprint",
    bodyHtml: `
<p>Who is behind this shop. Everything below is made up: put in what the law of your country asks for.</p>
<p><strong>Plot &amp; Paper Studio</strong><br>1 Example Street<br>New York, NY 10001<br>United States</p>
<p>Represented by: Ada Example<br>Mail: <a href="mailto:hello@example.com">hello@example.com</a><br>Telephone: +1 212 555 0100</p>
<p>Register: none, for this studio does not exist<br>VAT number: none</p>
<p>Responsible for the content: Ada Example, at the address above.</p>`,
  },
];
