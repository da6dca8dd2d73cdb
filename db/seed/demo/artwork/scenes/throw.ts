import { art, contact, picture, rect, roomOf, shadow, sunlight } from "../draw";
import type { MotifName } from "../motifs";
import { motifs } from "../motifs";

const fringe = (x: number, y: number, width: number, color: string, length = 62) =>
  `<path d="${Array.from({ length: Math.floor(width / 15) }, (_, thread) => `M${x + 8 + thread * 15} ${y}q${thread % 2 === 0 ? 5 : -4} ${length / 2} ${(thread % 3) - 1} ${length}`).join("")}" fill="none" stroke="${color}" stroke-width="6" stroke-linecap="round"/>`;

const folds = (x: number, y: number, width: number, height: number, many: number) =>
  Array.from({ length: many }, (_, fold) => {
    const each = width / many;
    return rect(x + fold * each, y, each, height, "url(#round)", { opacity: fold % 2 === 0 ? 0.34 : 0.2 });
  }).join("");

/** Over the back and the seat of a sofa. */
export function throwOnSofa(motif: MotifName): string {
  const room = roomOf(motif);
  const { ground } = motifs[motif];
  const part = (x: number, y: number, width: number, height: number, more: string) =>
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="34" fill="${room.cloth}"/><rect x="${x}" y="${y}" width="${width}" height="${height}" rx="34" fill="url(#${more})"/>`;
  const sofa =
    rect(300, 1360, 36, 120, room.wood) +
    rect(1264, 1360, 36, 120, room.wood) +
    part(190, 520, 1220, 560, "sheen") +
    rect(796, 560, 6, 440, "#1c130c", { opacity: 0.2 }) +
    part(220, 980, 1160, 210, "up") +
    part(200, 1150, 1200, 250, "down") +
    part(90, 740, 210, 660, "round") +
    part(1300, 740, 210, 660, "round");
  const cloth =
    shadow(720, 540, 420, 480, 0.3) +
    `<clipPath id="back"><path d="M640 506Q850 486 1060 506L1078 1010H626Z"/></clipPath><g clip-path="url(#back)">${art(motif, [620, 486, 462, 540])}${folds(620, 486, 462, 540, 5)}</g>` +
    `<clipPath id="seat"><path d="M626 1000H1078L1096 1166H610Z"/></clipPath><g clip-path="url(#seat)">${art(motif, [606, 1000, 494, 170], { view: "0 380 1000 400", fit: "none" })}${rect(606, 1000, 494, 170, "url(#up)")}</g>` +
    `<clipPath id="front"><path d="M610 1160H1096L1102 1366H604Z"/></clipPath><g clip-path="url(#front)">${art(motif, [604, 1160, 500, 210], { view: "0 560 1000 420" })}${folds(604, 1160, 500, 210, 6)}${rect(604, 1160, 500, 210, "url(#down)")}</g>` +
    fringe(604, 1364, 498, ground);
  return picture(
    room.wall,
    sunlight(110, -40, 1.2) +
      rect(0, 1400, 1600, 200, room.table) +
      rect(0, 1400, 1600, 8, "#1c130c", { opacity: 0.2 }) +
      contact(800, 1478, 760, 60) +
      sofa +
      cloth,
  );
}

/** Spread out. */
export const throwSpread = (motif: MotifName) => {
  const { ground } = motifs[motif];
  return picture(
    "#ded8cd",
    shadow(330, 190, 980, 1260, 0.3) +
      fringe(300, 110, 1000, ground, 70) +
      fringe(300, 1430, 1000, ground, 70) +
      art(motif, [300, 170, 1000, 1270]) +
      folds(300, 170, 1000, 1270, 3),
  );
};
