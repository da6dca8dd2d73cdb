import { art, picture, rect } from "./draw";
import { letters } from "./letters";
import type { MotifName } from "./motifs";
import { round } from "./random";

/** What a thing measures, in centimeters; `handle`: it is a mug. */
export type Measure = { width: number; height: number; handle?: boolean; grid?: [number, number] };

const INK = "#3a3d3a";
const ROOM = 1060;
const BASE = 1290;
const GAP = 190;

/** A thing in all its sizes, drawn to one scale, with lines that say how large they are. */
export function measured(motif: MotifName, sizes: readonly Measure[]): string {
  const wide = sizes.reduce((sum, size) => sum + widthOf(size), 0);
  const high = Math.max(...sizes.map(({ height }) => height));
  const scale = Math.min((ROOM + 120 - GAP * (sizes.length - 1)) / wide, (ROOM - 110) / high);
  let x = 830 - (wide * scale + GAP * (sizes.length - 1)) / 2;
  const drawn = sizes.map((size) => {
    const shape = outline(motif, size, round(x), scale);
    x += widthOf(size) * scale + GAP;
    return shape;
  });
  return picture("#f4f1ea", grid() + drawn.join(""));
}

/** With its handle. */
const widthOf = ({ width, handle }: Measure) => width * (handle ? 1.34 : 1);

const grid = () => {
  const lines = Array.from({ length: 19 }, (_, line) => (line + 1) * 80);
  return `<path d="${lines.map((at) => `M${at} 0V1600M0 ${at}H1600`).join("")}" stroke="#3a3d3a" stroke-opacity="0.06" stroke-width="2"/>`;
};

function outline(
  motif: MotifName,
  { width, height, handle, grid: cells }: Measure,
  x: number,
  scale: number,
) {
  const [w, h] = [round(width * scale), round(height * scale)];
  const y = round(BASE - h);
  const inner = cells
    ? Array.from(
        { length: cells[0] - 1 },
        (_, line) => `M${round(x + (w / cells[0]) * (line + 1))} ${y}v${h}`,
      ).join("") +
      Array.from(
        { length: cells[1] - 1 },
        (_, line) => `M${x} ${round(y + (h / cells[1]) * (line + 1))}h${w}`,
      ).join("")
    : "";
  const ear = handle
    ? `M${x + w} ${round(y + h * 0.2)}c${round(w * 0.42)} ${round(-h * 0.06)} ${round(w * 0.42)} ${round(h * 0.6)} 0 ${round(h * 0.56)}`
    : "";
  return (
    `<g opacity="0.55">${art(motif, [x, y, w, h])}</g>${rect(x, y, w, h, "#f4f1ea", { opacity: 0.25 })}` +
    `<path d="M${x} ${y}h${w}v${h}h${-w}z${inner}${ear}" fill="none" stroke="${INK}" stroke-width="5" stroke-linejoin="round"/>` +
    // Below the thing its width, beside it its height.
    `<path d="M${x} ${BASE + 44}v40M${x + w} ${BASE + 44}v40M${x} ${BASE + 64}h${w}M${x - 84} ${y}h40M${x - 84} ${BASE}h40M${x - 64} ${y}v${h}" fill="none" stroke="${INK}" stroke-width="3.5"/>` +
    letters(`${width} cm`, round(x + w / 2), BASE + 130, 40, INK) +
    `<g transform="rotate(-90 ${x - 112} ${round(y + h / 2)})">${letters(`${height} cm`, x - 112, round(y + h / 2), 40, INK)}</g>`
  );
}
