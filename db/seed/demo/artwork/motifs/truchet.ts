import { palettes } from "../palettes";
import { seededRandom } from "../random";

const { warm, pale, red } = palettes.meadow;
const SIZE = 125;
const HALF = SIZE / 2;

/** Quarter circles that meet by chance, after Truchet. */
export function truchet(seed: string): string {
  const random = seededRandom(seed);
  const paths: string[] = [];
  const dots: string[] = [];
  for (let row = 0; row < 8; row += 1) {
    for (let column = 0; column < 8; column += 1) {
      const [x, y] = [column * SIZE, row * SIZE];
      const arc = (x1: number, y1: number, sweep: 0 | 1, x2: number, y2: number) =>
        `M${x + x1} ${y + y1}A${HALF} ${HALF} 0 0 ${sweep} ${x + x2} ${y + y2}`;
      const path =
        random() > 0.5
          ? arc(HALF, 0, 1, 0, HALF) + arc(SIZE, HALF, 0, HALF, SIZE)
          : arc(HALF, 0, 0, SIZE, HALF) + arc(0, HALF, 1, HALF, SIZE);
      paths.push(path);
      if (random() > 0.72) {
        const color = random() > 0.5 ? red : warm;
        dots.push(`<circle cx="${x + SIZE}" cy="${y + SIZE}" r="17" fill="${color}"/>`);
      }
    }
  }
  const d = paths.join("");
  const stroke = (color: string, width: number) =>
    `<path d="${d}" fill="none" stroke="${color}" stroke-width="${width}"/>`;
  return stroke("#4f7942", 50) + stroke(pale, 26) + stroke(warm, 6) + dots.join("");
}
