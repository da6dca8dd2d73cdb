import { seededRandom } from "./random";

/** Draws a square of 1000 × 1000 as SVG elements. */
export type Motif = { draw: (seed: string) => string; ground: string };

const palettes = {
  harbor: ["#16324f", "#2a628f", "#e8c07d", "#f3ead7", "#c8553d"],
  meadow: ["#233d2c", "#4f7942", "#dfb64a", "#f4efe0", "#b5502f"],
  dusk: ["#2d1e3e", "#6b3f69", "#e07a5f", "#f6e4cf", "#f2b05e"],
  clay: ["#5a2a1c", "#a8512f", "#e0a16b", "#f7ead9", "#3d5a5b"],
} as const;

const pick = <T>(list: readonly T[], random: () => number): T =>
  list[Math.floor(random() * list.length)] as T;
const round = (value: number) => Math.round(value * 10) / 10;

/** Height lines of an invented landscape. */
function contours(seed: string): string {
  const random = seededRandom(seed);
  const [deep, mid, warm] = palettes.harbor;
  const hills = Array.from({ length: 4 }, () => ({
    x: random() * 1000,
    y: random() * 1000,
    size: 150 + random() * 250,
  }));
  const height = (x: number, y: number) =>
    hills.reduce(
      (sum, hill) => sum + Math.exp(-((x - hill.x) ** 2 + (y - hill.y) ** 2) / (2 * hill.size ** 2)),
      0,
    );
  const lines: string[] = [];
  for (let row = 0; row < 46; row += 1) {
    const base = -120 + row * 28;
    const points = Array.from({ length: 81 }, (_, step) => {
      const x = step * 12.5;
      return `${round(x)},${round(base + 190 * height(x, base) - 40)}`;
    });
    const color = row % 7 === 3 ? warm : row % 2 === 0 ? deep : mid;
    lines.push(
      `<polyline points="${points.join(" ")}" fill="none" stroke="${color}" stroke-width="${row % 7 === 3 ? 6 : 3}"/>`,
    );
  }
  return lines.join("");
}

/** Half-square triangles, as quilters lay them. */
function quilt(seed: string): string {
  const random = seededRandom(seed);
  const size = 125;
  const shapes: string[] = [];
  for (let row = 0; row < 8; row += 1) {
    for (let column = 0; column < 8; column += 1) {
      const x = column * size;
      const y = row * size;
      const turned = random() > 0.5;
      const corners = turned
        ? `${x},${y} ${x + size},${y} ${x},${y + size}`
        : `${x},${y} ${x + size},${y} ${x + size},${y + size}`;
      shapes.push(
        `<rect x="${x}" y="${y}" width="${size}" height="${size}" fill="${pick(palettes.clay.slice(2, 4), random)}"/>`,
      );
      shapes.push(
        `<polygon points="${corners}" fill="${pick([...palettes.clay.slice(0, 2), palettes.clay[4]], random)}"/>`,
      );
    }
  }
  return shapes.join("");
}

/** A sun over dunes. */
function dunes(seed: string): string {
  const random = seededRandom(seed);
  const [deep, mid, warm, pale, gold] = palettes.dusk;
  const shapes = [`<circle cx="${300 + random() * 400}" cy="340" r="170" fill="${gold}"/>`];
  const colors = [warm, "#c05f6a", mid, "#4a2d55", deep];
  colors.forEach((color, index) => {
    const top = 430 + index * 115;
    const shift = random() * 400;
    const points = Array.from({ length: 41 }, (_, step) => {
      const x = step * 25;
      return `${x},${round(top + 60 * Math.sin((x + shift) / (150 + index * 24)) + 22 * Math.sin((x + shift * 2) / 61))}`;
    });
    shapes.push(`<polygon points="0,1000 ${points.join(" ")} 1000,1000" fill="${color}"/>`);
  });
  return `<rect width="1000" height="1000" fill="${pale}"/>${shapes.join("")}`;
}

/** Stems and leaves, pressed flat. */
function herbarium(seed: string): string {
  const random = seededRandom(seed);
  const [deep, mid, gold, , rust] = palettes.meadow;
  const shapes: string[] = [];
  for (let stem = 0; stem < 5; stem += 1) {
    const x = 130 + stem * 185;
    const top = 120 + random() * 220;
    const lean = (random() - 0.5) * 120;
    shapes.push(
      `<path d="M${x} 960 Q${round(x + lean)} ${round((960 + top) / 2)} ${x} ${round(top)}" fill="none" stroke="${deep}" stroke-width="7"/>`,
    );
    const leaves = 9 + Math.floor(random() * 4);
    for (let leaf = 0; leaf < leaves; leaf += 1) {
      const part = leaf / leaves;
      const y = 900 - part * (880 - top);
      const offset = lean * 2 * part * (1 - part);
      const size = 92 * (1 - part * 0.6);
      const side = leaf % 2 === 0 ? 1 : -1;
      shapes.push(
        `<ellipse cx="${round(x + offset + side * size * 0.62)}" cy="${round(y - size * 0.3)}" rx="${round(size * 0.66)}" ry="${round(size * 0.24)}" fill="${leaf % 3 === 0 ? mid : deep}" transform="rotate(${side * -32} ${round(x + offset + side * size * 0.62)} ${round(y - size * 0.3)})"/>`,
      );
    }
    shapes.push(
      `<circle cx="${x}" cy="${round(top)}" r="${round(20 + random() * 16)}" fill="${stem % 2 === 0 ? gold : rust}"/>`,
    );
  }
  return shapes.join("");
}

/** Rings of two stones thrown into still water. */
function ripples(seed: string): string {
  const random = seededRandom(seed);
  const [deep, mid, gold, , red] = palettes.harbor;
  const centers = [
    { x: 250 + random() * 150, y: 300 + random() * 150, color: deep },
    { x: 600 + random() * 200, y: 600 + random() * 200, color: mid },
  ];
  const rings = centers.flatMap(({ x, y, color }) =>
    Array.from({ length: 26 }, (_, ring) => {
      const stroke = ring === 4 ? red : ring === 9 ? gold : color;
      return `<circle cx="${round(x)}" cy="${round(y)}" r="${18 + ring * 34}" fill="none" stroke="${stroke}" stroke-width="${ring % 5 === 4 ? 9 : 4}" opacity="0.9"/>`;
    }),
  );
  return rings.join("");
}

/** Quarter circles that meet by chance, after Truchet. */
function truchet(seed: string): string {
  const random = seededRandom(seed);
  const size = 100;
  const shapes: string[] = [];
  for (let row = 0; row < 10; row += 1) {
    for (let column = 0; column < 10; column += 1) {
      const x = column * size;
      const y = row * size;
      const half = size / 2;
      const paths =
        random() > 0.5
          ? `M${x + half} ${y} A${half} ${half} 0 0 1 ${x} ${y + half} M${x + size} ${y + half} A${half} ${half} 0 0 0 ${x + half} ${y + size}`
          : `M${x + half} ${y} A${half} ${half} 0 0 0 ${x + size} ${y + half} M${x} ${y + half} A${half} ${half} 0 0 1 ${x + half} ${y + size}`;
      shapes.push(`<path d="${paths}" fill="none" stroke="${palettes.meadow[0]}" stroke-width="26"/>`);
      shapes.push(
        `<path d="${paths}" fill="none" stroke="${random() > 0.85 ? palettes.meadow[4] : palettes.meadow[2]}" stroke-width="8"/>`,
      );
    }
  }
  return shapes.join("");
}

/** Threads of a loom, over and under. */
function weave(seed: string): string {
  const random = seededRandom(seed);
  const count = 14;
  const size = 1000 / count;
  const warp = Array.from({ length: count }, () => pick(palettes.clay.slice(0, 3), random));
  const weft = Array.from({ length: count }, () =>
    pick([palettes.clay[4], "#7c9a92", palettes.clay[3]], random),
  );
  const shapes: string[] = [];
  for (let row = 0; row < count; row += 1) {
    for (let column = 0; column < count; column += 1) {
      const over = (row + column * 2) % 4 < 2;
      const gap = 7;
      const [x, y] = [column * size, row * size];
      shapes.push(
        over
          ? `<rect x="${round(x + gap)}" y="${round(y - 1)}" width="${round(size - gap * 2)}" height="${round(size + 2)}" fill="${warp[column]}"/>`
          : `<rect x="${round(x - 1)}" y="${round(y + gap)}" width="${round(size + 2)}" height="${round(size - gap * 2)}" fill="${weft[row]}"/>`,
      );
    }
  }
  return shapes.join("");
}

/** Paper moons, cut and laid on one another. */
function moons(seed: string): string {
  const random = seededRandom(seed);
  const [deep, mid, warm, , gold] = palettes.dusk;
  const shapes: string[] = [];
  for (let row = 0; row < 4; row += 1) {
    for (let column = 0; column < 4; column += 1) {
      const [x, y] = [140 + column * 240, 140 + row * 240];
      const phase = Math.round(random() * 150) - 75;
      const color = pick([deep, mid, warm, gold], random);
      shapes.push(`<circle cx="${x}" cy="${y}" r="98" fill="${color}"/>`);
      shapes.push(`<circle cx="${x + phase}" cy="${y - Math.round(phase / 4)}" r="78" fill="#f6e4cf"/>`);
    }
  }
  return shapes.join("");
}

export const motifs = {
  contours: { draw: contours, ground: palettes.harbor[3] },
  quilt: { draw: quilt, ground: palettes.clay[3] },
  dunes: { draw: dunes, ground: palettes.dusk[3] },
  herbarium: { draw: herbarium, ground: palettes.meadow[3] },
  ripples: { draw: ripples, ground: palettes.harbor[3] },
  truchet: { draw: truchet, ground: palettes.meadow[3] },
  weave: { draw: weave, ground: palettes.clay[3] },
  moons: { draw: moons, ground: palettes.dusk[3] },
} satisfies Record<string, Motif>;

export type MotifName = keyof typeof motifs;
