import { type MotifName, motifs } from "./motifs";

/** A picture of an object that bears a motif: SVG of 1600 × 1600. */
export type Scene = (motif: MotifName, seed: string) => string;

/** The motif as a nested SVG, cut to a rectangle. */
function art(motif: MotifName, seed: string, x: number, y: number, width: number, height: number): string {
  const { draw, ground } = motifs[motif];
  return `<svg x="${x}" y="${y}" width="${width}" height="${height}" viewBox="0 0 1000 1000" preserveAspectRatio="xMidYMid slice"><rect width="1000" height="1000" fill="${ground}"/>${draw(seed)}</svg>`;
}

const frame = (body: string, wall: string, floor?: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="1600" viewBox="0 0 1600 1600"><defs>
  <filter id="soft" x="-30%" y="-30%" width="160%" height="160%"><feGaussianBlur stdDeviation="26"/></filter>
  <linearGradient id="light" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#fff" stop-opacity="0.35"/><stop offset="1" stop-color="#000" stop-opacity="0.10"/></linearGradient>
  <linearGradient id="round" x1="0" x2="1"><stop offset="0" stop-color="#000" stop-opacity="0.28"/><stop offset="0.25" stop-color="#fff" stop-opacity="0.18"/><stop offset="0.7" stop-color="#000" stop-opacity="0.02"/><stop offset="1" stop-color="#000" stop-opacity="0.32"/></linearGradient></defs>
  <rect width="1600" height="1600" fill="${wall}"/>${floor ? `<rect y="1240" width="1600" height="360" fill="${floor}"/>` : ""}<rect width="1600" height="1600" fill="url(#light)"/>${body}</svg>`;

const shadow = (x: number, y: number, width: number, height: number) =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="#000" opacity="0.28" filter="url(#soft)"/>`;

export const printOnWall: Scene = (motif, seed) =>
  frame(
    `${shadow(390, 260, 860, 1120)}<rect x="370" y="210" width="860" height="1120" fill="#2b2622"/><rect x="394" y="234" width="812" height="1072" fill="#fbfaf6"/>${art(motif, seed, 494, 334, 612, 872)}`,
    "#e4ddd1",
  );

export const notebookOnDesk: Scene = (motif, seed) =>
  frame(
    `<g transform="rotate(-6 800 800)">${shadow(450, 330, 760, 1000)}<rect x="436" y="296" width="760" height="1010" rx="14" fill="#f1eee6"/>${art(motif, seed, 420, 280, 760, 1010)}<rect x="420" y="280" width="74" height="1010" fill="#000" opacity="0.16"/><rect x="1080" y="280" width="20" height="1010" fill="#1c1a18" opacity="0.85"/></g><g transform="rotate(24 1330 900)"><rect x="1300" y="420" width="34" height="760" rx="16" fill="#d9a441"/><polygon points="1300,1180 1334,1180 1317,1250" fill="#f0d9b5"/></g>`,
    "#cbb89d",
  );

export const mugOnTable: Scene = (motif, seed) =>
  frame(
    `<ellipse cx="800" cy="1290" rx="420" ry="60" fill="#000" opacity="0.3" filter="url(#soft)"/>
    <path d="M1120 660 q230 10 220 210 q-10 190 -250 220" fill="none" stroke="#f4f1ea" stroke-width="64"/>
    <clipPath id="mug"><path d="M440 520 h720 l-40 720 q-6 50 -60 50 h-520 q-54 0 -60 -50 z"/></clipPath>
    <g clip-path="url(#mug)"><rect x="400" y="480" width="800" height="840" fill="#f4f1ea"/>${art(motif, seed, 400, 600, 800, 560)}<rect x="400" y="480" width="800" height="840" fill="url(#round)"/></g>
    <ellipse cx="800" cy="520" rx="360" ry="66" fill="#f8f6f0"/><ellipse cx="800" cy="524" rx="328" ry="52" fill="#4b2e20"/>`,
    "#d5ddd8",
    "#b79f84",
  );

export const tilesOnWall: Scene = (motif, seed) => {
  const tiles: string[] = [];
  for (let row = 0; row < 4; row += 1) {
    for (let column = 0; column < 4; column += 1) {
      const [x, y] = [120 + column * 345, 120 + row * 345];
      const turn = ((row * 3 + column * 5 + seed.length) % 4) * 90;
      tiles.push(
        `<g transform="rotate(${turn} ${x + 165} ${y + 165})">${art(motif, `${seed}${(row + column) % 3}`, x, y, 330, 330)}</g><rect x="${x}" y="${y}" width="330" height="330" fill="url(#light)"/>`,
      );
    }
  }
  return frame(tiles.join(""), "#efece6");
};

export const textileHung: Scene = (motif, seed) =>
  frame(
    `${shadow(330, 280, 960, 1120)}<rect x="230" y="190" width="1140" height="26" rx="13" fill="#8a6a49"/>
    <clipPath id="cloth"><path d="M320 216 h960 v1040 q-80 40 -160 0 t-160 0 t-160 0 t-160 0 t-160 0 t-160 0 z"/></clipPath>
    <g clip-path="url(#cloth)">${art(motif, seed, 320, 216, 960, 1080)}${Array.from({ length: 6 }, (_, fold) => `<rect x="${320 + fold * 160}" y="216" width="160" height="1080" fill="url(#round)" opacity="0.55"/>`).join("")}</g>`,
    "#dcd3c8",
  );

export const cardsFanned: Scene = (motif, seed) =>
  frame(
    [-16, -4, 9]
      .map(
        (turn, index) =>
          `<g transform="rotate(${turn} 800 1500)">${shadow(480, 420, 640, 860)}<rect x="470" y="380" width="660" height="880" rx="10" fill="#fcfbf8"/>${art(motif, `${seed}${index}`, 510, 420, 580, 800)}</g>`,
      )
      .join(""),
    "#c9d2cf",
  );

/** The motif alone, close up: what the second picture shows. */
export const detail: Scene = (motif, seed) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="1600" viewBox="180 180 560 560"><rect width="1000" height="1000" fill="${motifs[motif].ground}"/>${motifs[motif].draw(seed)}</svg>`;
