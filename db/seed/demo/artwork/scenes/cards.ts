import { art, board, contact, picture, rect, roomOf, shadow, sunlight } from "../draw";
import type { MotifName } from "../motifs";
import { vase } from "../props";

const views = ["0 0 1000 1000", "120 60 620 620", "380 320 560 560"];

const card = (motif: MotifName, x: number, y: number, width: number, height: number, view: number) =>
  rect(x, y, width, height, "#fdfbf6", { rx: 5 }) +
  art(motif, [x + 26, y + 26, width - 52, height - 52], { view: views[view] ?? "0 0 1000 1000" }) +
  rect(x, y, width, height, "url(#sheen)", { rx: 5 });

const envelope = (x: number, y: number, color: string) =>
  `${rect(x, y, 560, 390, color, { rx: 6 })}${rect(x, y, 560, 390, "url(#sheen)", { rx: 6 })}<path d="M${x + 4} ${y + 6}L${x + 280} ${y + 220}L${x + 556} ${y + 6}" fill="none" stroke="#1c130c" stroke-opacity="0.22" stroke-width="5"/>`;

/** Two stand on a shelf, one lies before them on its envelope. */
export function cardsOnShelf(motif: MotifName): string {
  const room = roomOf(motif);
  const standing = (x: number, y: number, width: number, height: number, view: number) =>
    `${contact(x + width / 2 + 30, y + height, width * 0.62, 30)}<polygon points="${x + width},${y} ${x + width + 70},${y + 34} ${x + width + 70},${y + height - 8} ${x + width},${y + height}" fill="#d8d0c2"/>${card(motif, x, y, width, height, view)}`;
  return picture(
    room.wall,
    sunlight(60, 40, 1.2) +
      board(room, 1080, 1480, 120) +
      vase(room, 1340, 1150, 0.9) +
      standing(840, 470, 470, 660, 2) +
      standing(270, 420, 560, 790, 0) +
      `<g transform="translate(900 1330) rotate(-5) scale(1 0.55)">${shadow(-60, -110, 620, 430, 0.4)}${envelope(-60, -140, room.accent)}<g transform="translate(60 -210) rotate(8)">${shadow(16, 30, 500, 380, 0.3)}${card(motif, 0, 0, 540, 390, 1)}</g></g>`,
  );
}

/** The three drawings side by side. */
export const cardsLaid = (motif: MotifName) =>
  picture(
    "#e8e2d7",
    [-9, 0, 9]
      .map((turn, index) => {
        const x = 130 + index * 460;
        const y = index === 1 ? 380 : 430;
        return `<g transform="rotate(${turn * 0.6} ${x + 210} 800)">${shadow(x + 20, y + 24, 420, 600, 0.34)}${card(motif, x, y, 430, 610, index)}</g>`;
      })
      .join("") +
      `<g transform="translate(520 1130) scale(1 0.9)">${shadow(20, 20, 540, 370, 0.3)}${envelope(0, 0, "#cdbfa6")}</g>`,
  );
