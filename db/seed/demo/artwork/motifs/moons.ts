import { palettes } from "../palettes";
import { pick, round, seededRandom } from "../random";

const { mid, warm, pale, red: gold } = palettes.dusk;

/** Paper moons in their phases, and some stars. */
export function moons(seed: string): string {
  const random = seededRandom(seed);
  const stars = Array.from(
    { length: 90 },
    () =>
      `<circle cx="${round(random() * 1000)}" cy="${round(random() * 1000)}" r="${round(1.2 + random() * 2.4)}" fill="${pale}" opacity="0.7"/>`,
  );
  const shapes: string[] = [];
  for (let row = 0; row < 4; row += 1) {
    for (let column = 0; column < 4; column += 1) {
      const [x, y] = [140 + column * 240, 140 + row * 240];
      const color = pick([pale, pale, gold, warm], random);
      const phase = random() * 2 - 1;
      const light = `M${x} ${y - 92}A92 92 0 0 ${phase > 0 ? 1 : 0} ${x} ${y + 92}`;
      const edge = `A${round(Math.abs(phase) * 92)} 92 0 0 ${random() > 0.5 ? 1 : 0} ${x} ${y - 92}Z`;
      shapes.push(
        `<circle cx="${x}" cy="${y}" r="92" fill="${mid}" opacity="0.55"/><path d="${light}${edge}" fill="${color}"/><circle cx="${x}" cy="${y}" r="106" fill="none" stroke="${gold}" stroke-opacity="0.45" stroke-width="2"/>`,
      );
    }
  }
  return stars.join("") + shapes.join("");
}
