import { foldedThrows, mugsFromTheKiln, studioWall } from "./artwork/scenes/studio";
import type { DemoPage } from "./pages";

export type DemoStory = DemoPage & {
  summary: string;
  picture: () => string | Promise<string>;
  alt: string;
};

/** What the studio tells: pages with a picture, announced on the home page. */
export const demoStories: DemoStory[] = [
  {
    handle: "a-month-on-the-wall",
    title: "A month on the wall",
    summary:
      "Our programs draw four thousand sheets for every one that you can buy. How the other ones lose.",
    picture: studioWall,
    alt: "Eight drawings taped to the wall of the studio, above a desk",
    bodyHtml: `
<p>A program never gets tired, and that is the trouble with it. Give it a rule and a night, and in the morning there are four thousand drawings, every one of them correct.</p>
<p>Correct is not good. So the first thing we do is throw away everything that we can describe in a sentence. “Circles that touch.” “A grid, but wobbly.” What can be said that quickly has been seen that quickly, and nobody wants to look at it over breakfast for ten years.</p>
<h2>Forty sheets of tape</h2>
<p>Some forty drawings survive that, and go up on the wall beside the door. There they stay for a month. Nobody may praise one. We only take down: whoever passes a sheet without looking at it, three days in a row, takes it off.</p>
<p>It is a slow way to choose, and we have tried the quick ones. Votes pick what is loud, and guests pick what looks like something they own. The wall picks what one keeps looking at.</p>
<h2>The one that is left</h2>
<p>Ripple took eleven days; we have never been so sure. Herbarium was taken down twice, and came back because somebody had pinned it up in the kitchen. Quilt won over a drawing that all of us liked better, and that not one of us can remember now.</p>
<p>There are two sheets on the wall at this moment. Ask us in a month.</p>`,
  },
  {
    handle: "eleven-steps-to-the-kiln",
    title: "Eleven steps to the kiln",
    summary: "Why a mug takes nine days, and what happens to the cobalt on the seventh.",
    picture: mugsFromTheKiln,
    alt: "Three mugs with different drawings on a wooden shelf",
    bodyHtml: `
<p>It is eleven steps from our door to the pottery's. We counted, because on the way back one carries a board with sixteen mugs on it.</p>
<p>A mug begins as a lump of stoneware and is thrown, trimmed, given its handle and left alone for four days. Then it is fired for the first time. What comes out is pink, thirsty, and sounds like a flowerpot.</p>
<h2>The drawing goes on before the glaze</h2>
<p>Our drawings are printed on thin tissue with ceramic color, laid around the mug by hand, and rubbed until the tissue lets go. Then comes the glaze, and for a while the mug looks as if somebody had poured milk over our work. That is the moment at which visitors get worried.</p>
<p>On the seventh day it is fired again, at 1240 degrees. Glaze turns to glass, and the drawing is underneath it for good. Blue is the one color that keeps us awake: cobalt runs if the kiln is ten degrees too proud of itself. A Ripple mug whose rings have run is a lovely thing, but it is another drawing.</p>
<h2>Seconds</h2>
<p>About one in twelve does not turn out. Those with a crooked handle we drink from, those with a run glaze stand on the window sill, and the ones that leak hold pencils. So does the one that started it all.</p>`,
  },
  {
    handle: "a-loom-that-reads",
    title: "A loom that reads",
    summary: "Weaving was digital two centuries before we were. A visit to the mill that makes our throws.",
    picture: foldedThrows,
    alt: "A stack of folded throws in five patterns on a bench",
    bodyHtml: `
<p>The first program we ever saw was made of cardboard. It hung from the ceiling of the mill, hundreds of punched cards laced into a chain, and it said what a tablecloth looks like.</p>
<p>The loom below reads one card for each thread. A hole lifts a warp thread, no hole leaves it down; over or under, one or nothing. That is all that weaving is, and all that a computer is, only that the loom was there in 1804.</p>
<h2>From lines to threads</h2>
<p>Our throws are woven on its grandchildren. They read files now, but they ask the same question of every crossing. A drawing of ours is therefore taken apart into something over two million crossings, and for each of them the mill decides how a color is mixed out of six yarns. There is no orange yarn in Dune. There is red over ochre, twice, and then once not.</p>
<p>We had thought that our part was finished when the drawing was. We have learned to send it a season early, and to bring cake.</p>
<h2>Both sides</h2>
<p>Because a thread that is not on top has to be below, the back of a throw is its own negative. Most people find out in the second winter, when they turn it over, and write to us to ask which side is right. Both are.</p>`,
  },
];
