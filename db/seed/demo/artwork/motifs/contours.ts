import { round, seededRandom } from "../random";

/** From the depth of the sea to the top of the hill. */
const bands = [
  "#b9d3d6",
  "#a3c5cc",
  "#8bb4c0",
  "#e8cf9c",
  "#dcbf83",
  "#9db489",
  "#7f9f78",
  "#5f8468",
  "#3f6657",
  "#2b4d49",
];
const RINGS = 30;

/** Height lines of an invented island. */
export function contours(seed: string): string {
  const random = seededRandom(seed);
  const waves = Array.from({ length: 5 }, (_, wave) => ({
    times: wave + 1,
    size: (0.2 / (wave + 1)) * (0.5 + random()),
    turn: random() * 6.3,
  }));
  return Array.from({ length: RINGS }, (_, ring) => {
    const inward = ring / RINGS;
    const size = 900 * (1 - inward) ** 1.15;
    const points = Array.from({ length: 96 }, (_, step) => {
      const angle = (step / 96) * Math.PI * 2;
      const bend = waves.reduce(
        (sum, { times, size, turn }) => sum + size * Math.sin(times * angle + turn + inward * times * 0.6),
        1,
      );
      const x = 500 + 60 * inward + Math.cos(angle) * size * bend * 0.92;
      const y = 500 - 50 * inward + Math.sin(angle) * size * bend * 0.8;
      return `${round(x)},${round(y)}`;
    });
    const color = bands[Math.floor(inward * bands.length)];
    const isThick = ring % 5 === 4;
    return `<polygon points="${points.join(" ")}" fill="${color}" stroke="${inward < 0.3 ? "#f4efe2" : "#f7f1de"}" stroke-opacity="${isThick ? 0.95 : 0.6}" stroke-width="${isThick ? 4.5 : 2}"/>`;
  }).join("");
}
