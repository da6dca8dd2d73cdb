import { palettes } from "../palettes";
import { pick, round, seededRandom } from "../random";

const { deep, mid, warm, pale, red: teal } = palettes.clay;
const COUNT = 14;
const SIZE = 1000 / COUNT;

/** Threads of a loom: over two and under two. */
export function weave(seed: string): string {
  const random = seededRandom(seed);
  const warp = Array.from({ length: COUNT }, () => pick([deep, mid, warm], random));
  const weft = Array.from({ length: COUNT }, () => pick([teal, "#7c9a92", "#efd9bf", pale], random));
  const threads: string[] = [];
  for (let row = 0; row < COUNT; row += 1) {
    for (let column = 0; column < COUNT; column += 1) {
      const [x, y] = [column * SIZE, row * SIZE];
      const isOver = (row + column * 2) % 4 < 2;
      const color = isOver ? warp[column] : weft[row];
      const box = isOver ? [x + 6, y - 1, SIZE - 12, SIZE + 2] : [x - 1, y + 6, SIZE + 2, SIZE - 12];
      const [left = 0, top = 0, width = 0, height = 0] = box.map(round);
      const line = (part: number) =>
        isOver
          ? `M${round(left + width * part)} ${top}v${height}`
          : `M${left} ${round(top + height * part)}h${width}`;
      threads.push(
        `<rect x="${left}" y="${top}" width="${width}" height="${height}" fill="${color}"/><path d="${line(0.3)}${line(0.55)}${line(0.8)}" stroke="#fff" stroke-opacity="0.22" stroke-width="2"/>`,
      );
    }
  }
  return `<rect width="1000" height="1000" fill="#4a2417"/>${threads.join("")}`;
}
