import { seededRandom } from "./random";
import { softPng } from "./soft-png";

type Texture = "paper" | "glaze" | "linen" | "cloth";
/** A square of `side` around (x, y), turned a little, and what its material feels like. */
export type Near = { x: number; y: number; side: number; turn: number; texture: Texture };

const random = seededRandom("texture");
const DARK = [28, 19, 12] as const;
const LIGHT = [255, 252, 244] as const;
const thread = (at: number) => Math.abs(Math.sin(at * Math.PI));

/** Tiles in pixels of the finished picture that repeat without a seam. */
export const textures: Record<Texture, Buffer> = {
  paper: softPng(DARK, 160, 160, () => random() ** 3 * 0.14),
  glaze: softPng(LIGHT, 200, 200, () => (random() > 0.998 ? 0.5 : 0)),
  linen: softPng(DARK, 120, 120, (x, y) => 0.03 + 0.12 * (1 - thread(x * 30)) + 0.14 * (1 - thread(y * 30))),
  cloth: softPng(DARK, 128, 128, (x, y) => {
    const isOver = Math.floor(x * 16) % 2 === Math.floor(y * 16) % 2;
    return 0.03 + 0.26 * (1 - thread((isOver ? x : y) * 16)) + random() * 0.05;
  }),
};

/** A part of another picture, from near. */
export function closeUp(svg: string, { x, y, side, turn }: Near): string {
  return svg
    .replace(/viewBox="0 0 1600 1600"/, `viewBox="${x - side / 2} ${y - side / 2} ${side} ${side}"`)
    .replace('<g id="all">', `<g transform="rotate(${turn} ${x} ${y})">`);
}
