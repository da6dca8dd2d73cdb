import { palettes } from "../palettes";
import { pick, seededRandom } from "../random";

const { deep, mid, warm, pale, red: teal } = palettes.clay;
const SIZE = 125;

/** Half-square triangles, as quilters lay them. */
export function quilt(seed: string): string {
  const random = seededRandom(seed);
  const shapes: string[] = [];
  for (let row = 0; row < 8; row += 1) {
    for (let column = 0; column < 8; column += 1) {
      const [x, y] = [column * SIZE, row * SIZE];
      const corner = random() > 0.5 ? `${x},${y + SIZE}` : `${x + SIZE},${y + SIZE}`;
      const under = pick([warm, pale, pale], random);
      const over = pick([deep, mid, teal, mid], random);
      shapes.push(
        `<rect x="${x}" y="${y}" width="${SIZE}" height="${SIZE}" fill="${under}"/>`,
        `<polygon points="${x},${y} ${x + SIZE},${y} ${corner}" fill="${over}"/>`,
        `<rect x="${x + 5}" y="${y + 5}" width="${SIZE - 10}" height="${SIZE - 10}" fill="none" stroke="#fff" stroke-opacity="0.28" stroke-width="1.6" stroke-dasharray="8 6"/>`,
      );
    }
  }
  return shapes.join("");
}
