import { palettes } from "../palettes";
import { round, seededRandom } from "../random";

const { deep, mid, warm, pale, red: gold } = palettes.dusk;
const ridges = [
  { color: warm, line: "#f2a68c" },
  { color: "#c05f6a", line: "#dd8a8f" },
  { color: mid, line: "#97638f" },
  { color: "#4a2d55", line: "#76507f" },
  { color: deep, line: "#55406a" },
];

/** A low sun over dunes; the wind has combed them. */
export function dunes(seed: string): string {
  const random = seededRandom(seed);
  const sun = round(320 + random() * 360);
  const rays = Array.from(
    { length: 7 },
    (_, ring) =>
      `<circle cx="${sun}" cy="330" r="${200 + ring * 34}" fill="none" stroke="${gold}" stroke-width="3" opacity="${round(0.7 - ring * 0.08)}"/>`,
  );
  const shapes = ridges.map(({ color, line }, index) => {
    const shift = random() * 400;
    const top = 430 + index * 115;
    const crest = (lift: number) =>
      Array.from({ length: 41 }, (_, step) => {
        const x = step * 25;
        const wave = 60 * Math.sin((x + shift) / (150 + index * 24)) + 22 * Math.sin((x + shift * 2) / 61);
        return `${x},${round(top + wave * (1 - lift / 190) + lift)}`;
      }).join(" ");
    const combed = Array.from(
      { length: 7 },
      (_, row) =>
        `<polyline points="${crest(16 + row * 16)}" fill="none" stroke="${line}" stroke-width="${round(3.2 - row * 0.35)}" opacity="${round(0.85 - row * 0.1)}"/>`,
    );
    return `<polygon points="0,1000 ${crest(0)} 1000,1000" fill="${color}"/>${combed.join("")}`;
  });
  return `<rect width="1000" height="1000" fill="${pale}"/>${rays.join("")}<circle cx="${sun}" cy="330" r="165" fill="${gold}"/>${shapes.join("")}`;
}
