import { palettes } from "../palettes";
import { round, seededRandom } from "../random";

const { deep, mid, warm, red } = palettes.harbor;
const STEP = 52;

const circle = (x: number, y: number, r: number) =>
  `M${round(x - r)} ${round(y)}a${r} ${r} 0 1 0 ${r * 2} 0a${r} ${r} 0 1 0 ${-r * 2} 0z`;

/** Rings of two stones in still water; where they meet, crest turns into trough. */
export function ripples(seed: string): string {
  const random = seededRandom(seed);
  const first = { x: 270 + random() * 90, y: 300 + random() * 90 };
  const second = { x: 640 + random() * 110, y: 640 + random() * 110 };
  const rings = [first, second].flatMap(({ x, y }) =>
    Array.from({ length: 24 }, (_, ring) => circle(x, y, (ring + 1) * STEP)),
  );
  const stone = ({ x, y }: { x: number; y: number }, color: string) =>
    `<circle cx="${round(x)}" cy="${round(y)}" r="${STEP * 0.62}" fill="${color}"/>`;
  return `<linearGradient id="water" x1="0" y1="0" x2="1" y2="1"><stop offset="0.2" stop-color="${mid}"/><stop offset="0.85" stop-color="${deep}"/></linearGradient><path d="${rings.join("")}" fill="url(#water)" fill-rule="evenodd"/>${stone(first, red)}${stone(second, warm)}`;
}
