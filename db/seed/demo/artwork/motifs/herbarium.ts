import { palettes } from "../palettes";
import { round, seededRandom } from "../random";

const { deep, mid, warm, red } = palettes.meadow;
const colors = [deep, mid, "#6f8f5a", "#36553d"];

/** A leaf from its stalk at (0, 0) to its tip on the right. */
const leaf = (x: number, y: number, length: number, turn: number, fat: number, color: string) =>
  `<path d="M0 0C${round(length * 0.3)} ${round(-length * fat)} ${round(length * 0.75)} ${round(-length * fat * 0.8)} ${round(length)} 0C${round(length * 0.75)} ${round(length * fat * 0.8)} ${round(length * 0.3)} ${round(length * fat)} 0 0" fill="${color}" transform="translate(${round(x)} ${round(y)}) rotate(${round(turn)})"/>`;

/** Five stems, pressed flat: each bears its leaves, and each ends in another head. */
export function herbarium(seed: string): string {
  const random = seededRandom(seed);
  return Array.from({ length: 5 }, (_, stem) => {
    const foot = 190 + stem * 155;
    const top = 150 + random() * 190;
    const lean = (random() - 0.5) * 150;
    const at = (part: number): [number, number] => [
      foot + lean * 2 * part * (1 - part) + lean * 0.4 * part * part,
      965 - part * (965 - top),
    ];
    const color = colors[stem % colors.length] ?? deep;
    const count = 7 + stem * 2;
    const fat = 0.34 - stem * 0.035;
    const leaves = Array.from({ length: count }, (_, index) => {
      const part = 0.1 + (index / count) * 0.78;
      const [x, y] = at(part);
      const length = (106 - stem * 8) * (1 - part * 0.62);
      return (
        leaf(x, y, length, -38, fat, color) + leaf(x, y + 14, length, 218, fat, index % 3 === 1 ? mid : color)
      );
    });
    const steps = Array.from({ length: 21 }, (_, step) =>
      at(step / 20)
        .map(round)
        .join(","),
    );
    const line = `<polyline points="${steps.join(" ")}" fill="none" stroke="${deep}" stroke-width="5" stroke-linecap="round"/>`;
    return line + leaves.join("") + head(...at(1), stem, color);
  }).join("");
}

function head(x: number, y: number, stem: number, color: string): string {
  if (stem % 3 === 2) return leaf(x, y, 80, -90, 0.3, color);
  const isDaisy = stem % 3 === 0;
  const tint = stem % 2 === 0 ? red : warm;
  const count = isDaisy ? 9 : 13;
  const rays = Array.from({ length: count }, (_, ray) => {
    const angle = (ray / count) * Math.PI * 2;
    if (isDaisy) return leaf(x, y, 54, (angle * 180) / Math.PI, 0.26, tint);
    const [tipX, tipY] = [round(x + Math.cos(angle) * 50), round(y + Math.sin(angle) * 50)];
    return `<line x1="${round(x)}" y1="${round(y)}" x2="${tipX}" y2="${tipY}" stroke="${deep}" stroke-width="2.5"/><circle cx="${tipX}" cy="${tipY}" r="9" fill="${tint}"/>`;
  });
  return `${rays.join("")}<circle cx="${round(x)}" cy="${round(y)}" r="13" fill="${isDaisy ? warm : deep}"/>`;
}
