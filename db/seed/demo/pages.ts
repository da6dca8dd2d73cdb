export type DemoPage = { handle: string; title: string; bodyHtml: string };

/** Texts of the demo shop. A merchant replaces them: they are no legal advice. */
export const demoPages: DemoPage[] = [
  {
    handle: "about",
    title: "About",
    bodyHtml: `
<p>Plot &amp; Paper is four people, two pen plotters and a kiln that we share with the pottery next door. We write short programs that draw, and put what they draw on things that are used.</p>
<h2>How we work</h2>
<p>A pattern begins as a rule: where lines may bend, how circles keep their distance, when a grid may break. We let the program run a few thousand times, pin up the forty drawings that we keep looking at, and after a month on the wall one is left. That one we make.</p>
<p>So there are eight patterns in this shop, not eight hundred. Two more are on the wall.</p>
<h2>Who makes it</h2>
<p>Prints are made in the studio. Notebooks are sewn by a bindery that has done little else since 1962. Mugs and tiles are fired eleven steps from our door, throws are woven by a family mill on looms that read our files as they once read punch cards.</p>
<h2>What we will not do</h2>
<p>Print on demand, on anything, a thousand miles away. We make series of a few hundred, count them, and store them on shelves that one of us built slightly crooked. What is sold out comes back when the series is made again; what is in the sale does not.</p>`,
  },
  {
    handle: "shipping-and-returns",
    title: "Shipping and returns",
    bodyHtml: `
<h2>Shipping</h2>
<p>We pack on the working day after your order and ship to every country. The checkout shows which ways your address allows, what they cost and how long they take, before you pay.</p>
<ul>
<li><strong>United States:</strong> standard $6, free from $75, in 3–5 business days; express $18, in 1–2.</li>
<li><strong>Everywhere else:</strong> international $15, in 6–12 business days; express $39, in 2–4. Import duties, where there are any, are yours to pay.</li>
</ul>
<p>Prints travel flat between boards, mugs and tiles in molded pulp. There is no plastic in our parcels but the tape on the customs form, and we are working on the tape.</p>
<h2>Returns</h2>
<p><strong>Changed your mind?</strong> On the page of your order you can ask for a return for 30 days after the last parcel, or write to us. Send the goods back unused. We return what you paid for them within a week of their arrival. Postage back is yours, unless we sent the wrong thing.</p>
<p><strong>Something arrived broken?</strong> Send us a picture of it. We replace it or return the money, as you like, and you keep the pieces. They make good plant drainage.</p>
<p><strong>Something broke later?</strong> A handle that comes off, a seam that opens, a print that fades within ten years: write to us all the same.</p>`,
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
<li><strong>Delivery.</strong> We deliver to the address that you give. The times shown at the checkout begin when the order is confirmed. Should a parcel be lost, that is ours to sort out, not yours.</li>
<li><strong>Right of withdrawal.</strong> You may withdraw from the contract within 30 days of delivery without giving a reason. A message is enough; how the goods come back is told on the page about shipping and returns.</li>
<li><strong>Faults.</strong> The statutory rights for faulty goods apply. Small differences in color between a screen and a glaze are no fault, but do tell us.</li>
<li><strong>The drawings.</strong> You buy the thing, and may do with it what you like, selling it again included. The right to make more of it stays with us.</li>
<li><strong>Disputes.</strong> We would rather talk. If that does not help, the law of the place where you live applies, as far as it protects you better than ours.</li>
</ol>`,
  },
  {
    handle: "privacy",
    title: "Privacy",
    bodyHtml: `
<p>We keep what we need to send you what you ordered, and nothing else.</p>
<ul>
<li><strong>To fulfill an order</strong> we store your mail address, your addresses and what you bought. The law requires us to keep invoices for some years; the rest goes when you ask for it.</li>
<li><strong>To take a payment</strong> our payment provider receives the amount, your mail address and the names of the goods. Card numbers go to the provider directly and never reach us.</li>
<li><strong>To deliver</strong> the carrier receives your name and address, and your telephone number if you gave one.</li>
<li><strong>To remind you</strong> of an order that you did not finish, once and only if you tick the box for it, we keep your mail address for thirty days at most. A link in the mail ends that for good; then a fingerprint of the address remains, so that we keep to it.</li>
<li><strong>Cookies.</strong> One remembers your cart and one your wishlist (<code>cart</code>, <code>wishlist</code>), one each says that there is one (<code>has_cart</code>, <code>has_wishlist</code>), one keeps you signed in when you sign in, and one lets you in again although others have tried wrong passwords (<code>known_device</code>). None follows you elsewhere, so we ask for no consent.</li>
<li><strong>No trackers.</strong> Pages load nothing from other sites: no fonts, no counters, no pixels.</li>
</ul>
<h2>Your rights</h2>
<p>Write to us to see, correct or delete what we have stored about you, or to take it elsewhere. You need not say why. If you are not content with our answer, the data protection authority of your country will hear you.</p>`,
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
