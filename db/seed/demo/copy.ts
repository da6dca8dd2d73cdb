import type { MotifName } from "./artwork/motifs";
import type { ObjectKey } from "./objects";

type Copy = { title: string } & Record<ObjectKey, string>;

/** What is said of each thing alone; what is true of all of its kind stands in objects.ts. */
export const demoCopy: Record<MotifName, Copy> = {
  contours: {
    title: "Contour",
    print:
      "The map of an island that no ship will find. Thirty height lines, from the shallows to the one hill worth climbing; we named its bays while we proofed it, and took the names off again.",
    notebook:
      "For plans that have no coordinates yet. The island lies across the cover with the summit under your thumb, and the sea runs around the spine.",
    mug: "Hold it by the handle and the bay is on your side. The tide line sits exactly where a good coffee ends.",
    tile: "Four quarters of one island, and you are the one who decides how they drift. Put two shores together and you have a strait.",
    throw: "Weather for one sofa: a low island, a wide sea, and enough cloth to disappear under on a Sunday.",
    cards:
      "Three views of the same coast, from the air, from the ridge and from too close. Good for people who are moving, and for those who stay.",
  },
  quilt: {
    title: "Quilt",
    print:
      "Sixty-four squares of two triangles each. Chance decides which way they lean; a quilter's eye decided the colors. Look long enough and an arrow appears, though nobody put it there.",
    notebook:
      "A patchwork for lists, seams included. If you look closely, each square is stitched down, which took the plotter longer than all the rest.",
    mug: "Rust, clay and one stubborn teal, wrapped once around. It looks like it was always in the cupboard, in the best sense.",
    tile: "Made for turning. Give one tile to each person at the table, let everybody lay it as they like, and keep what comes out.",
    throw:
      "A quilt that nobody had to piece. The triangles are woven in, so that they will never come apart at the seams: there are none.",
    cards:
      "Small enough for a thank-you, bold enough to stay on the fridge. Each of the three is cut from another corner of the large one.",
  },
  dunes: {
    title: "Dune",
    print:
      "A low sun and five ridges of sand behind one another. The wind is a sum of two sines; the light we mixed by hand, eleven times, until it was the last ten minutes of the day.",
    notebook:
      "Opens at dusk. The darkest dune is where you hold it, so that it wears well: fingerprints become part of the desert.",
    mug: "The sun goes down as you drink. On the larger one it takes a little longer.",
    tile: "Ridges run on from tile to tile or break off, as dunes do. Behind a stove they look as if the kitchen had a window to the south.",
    throw: "The warmest thing we make, and it looks it: apricot at the top, aubergine where your feet are.",
    cards:
      "Three hours of one evening. For condolence we would pick the last, for everything else the first.",
  },
  herbarium: {
    title: "Herbarium",
    print:
      "Five stems that grew from one rule: a leaf to the left, a leaf to the right, each a little smaller. No such plants exist, and a botanist has told us that two of them should.",
    notebook:
      "A field book for gardens, balconies and one window sill. Leaves grow along the cover; what you press between the pages is up to you.",
    mug: "Five plants that need no water. The tea does not know the difference.",
    tile: "Leaves up, leaves down, leaves sideways: laid at random they make a hedge. We have seen it in a shower in Leeds, and it thrives.",
    throw: "Grows from the seat to the backrest, if you lay it right. If you lay it wrong, it is ivy.",
    cards:
      "Flowers that are still there next week. Blank inside, for the names of those who forgot the real ones.",
  },
  ripples: {
    title: "Ripple",
    print:
      "Two stones in still water, at the moment in which their rings meet. Where crest falls on crest the water is dark, and the squares that you see are nobody's but the waves'.",
    notebook: "The cover that moves while you look elsewhere. Inside it is perfectly calm.",
    mug: "Rings, for a thing that leaves rings. Around the curve the pattern swims a little; after the second cup it stops.",
    tile: "The boldest wall we know. Use four as a table for hot pots, or a whole row behind the sink, where the water is at home.",
    throw:
      "Ink blue and paper white, the same on both sides with the colors traded. One side for each half of the sofa.",
    cards: "From a distance a checkerboard, from near a pond. A card for people with opinions on typography.",
  },
  truchet: {
    title: "Garden Path",
    print:
      "Quarter circles, turned by chance, that join into paths without beginning or end. Follow one with a finger: it takes you once around the garden and back to the gate.",
    notebook:
      "All paths lead on over the edge of the cover. Well suited to ideas that are not sure yet where they are going.",
    mug: "A hedge maze for the first ten minutes of the day. There is a way from the rim to the foot; we have found it, and do not tell.",
    tile: "This is the drawing that tiles were waiting for: turn them any way you like, and the edges always meet. No two walls come out the same.",
    throw:
      "Moss green, with paths in cream and a few lanterns. Children walk toy cars along it, which it survives.",
    cards:
      "For an invitation to the garden, or an apology for not finding the way. Three turns of the same path.",
  },
  weave: {
    title: "Weave",
    print:
      "A cloth that cannot be unraveled: threads over two and under two, in the colors of fired clay. On cotton paper, which was a cloth once as well.",
    notebook:
      "Twill, printed so that hands mistake it for the real thing. The linen below it is the real thing.",
    mug: "A basket that holds water. Terracotta outside, cream inside, and warm to look at even when it is empty.",
    tile: "Laid straight they are a floor mat, turned by quarters they are a parquet. Either way, nobody has to beat the dust out of them.",
    throw:
      "A drawing of weaving, woven. It is the one of ours whose pattern tells the truth about how it is made.",
    cards: "Three swatches from a loom that exists in a program. For makers, menders and godmothers.",
  },
  moons: {
    title: "Moon",
    print:
      "Sixteen paper moons in sixteen phases; none of them knows what day it is. The stars were placed by a dice roll, the rings around the moons with a compass, and a little patience.",
    notebook:
      "For night thoughts. The cover is as dark as we could print it, and the moons stay readable by the lamp of a phone.",
    mug: "Half a lunar month on the side that you see, the other half on the side that the person opposite sees.",
    tile: "Four phases to a tile. Line them up and you have a calendar; shuffle them and you have the sky as children draw it.",
    throw:
      "Midnight with sixteen lights on. Large enough for two to read under, small enough that one has to hold on.",
    cards: "For births, for birthdays past forty, and for anybody who works at night.",
  },
};
