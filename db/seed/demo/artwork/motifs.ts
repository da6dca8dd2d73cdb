import { contours } from "./motifs/contours";
import { dunes } from "./motifs/dunes";
import { herbarium } from "./motifs/herbarium";
import { moons } from "./motifs/moons";
import { quilt } from "./motifs/quilt";
import { ripples } from "./motifs/ripples";
import { truchet } from "./motifs/truchet";
import { weave } from "./motifs/weave";
import { palettes, type Room, rooms } from "./palettes";

/** Draws a square of 1000 × 1000 as SVG elements; it stands on `ground`. */
export type Motif = { draw: (seed: string) => string; ground: string; room: Room };

const { harbor, meadow, dusk, clay } = palettes;

export const motifs = {
  contours: { draw: contours, ground: "#cfe0e0", room: rooms.mist },
  quilt: { draw: quilt, ground: clay.pale, room: rooms.sand },
  dunes: { draw: dunes, ground: dusk.pale, room: rooms.blush },
  herbarium: { draw: herbarium, ground: meadow.pale, room: rooms.sage },
  ripples: { draw: ripples, ground: harbor.pale, room: rooms.rain },
  truchet: { draw: truchet, ground: meadow.deep, room: rooms.oat },
  weave: { draw: weave, ground: clay.pale, room: rooms.terracotta },
  moons: { draw: moons, ground: dusk.deep, room: rooms.night },
} satisfies Record<string, Motif>;

export type MotifName = keyof typeof motifs;
