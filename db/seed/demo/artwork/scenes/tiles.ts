import { art, board, contact, picture, rect, roomOf, shadow, sunlight } from "../draw";
import type { MotifName } from "../motifs";
import { bowl } from "../props";

const GROUT = 9;

/** Tiles side by side, each turned another way; only four drawings are made, for each is used again. */
function wall(
  motif: MotifName,
  left: number,
  top: number,
  columns: number,
  rows: number,
  side: number,
): string {
  const views = ["0 0 500 500", "500 0 500 500", "0 500 500 500", "500 500 500 500"];
  const drawn = views.map(
    (view, index) =>
      `<g id="tile${index}">${art(motif, [0, 0, side, side], { view })}${rect(0, 0, side, side, "url(#sheen)")}<path d="M0 ${side}V0H${side}" fill="none" stroke="#fff" stroke-opacity="0.55" stroke-width="5"/><path d="M${side} 0V${side}H0" fill="none" stroke="#1c130c" stroke-opacity="0.28" stroke-width="5"/></g>`,
  );
  const tiles: string[] = [];
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const [x, y] = [left + column * (side + GROUT), top + row * (side + GROUT)];
      const tile = (row * 2 + column * 3 + ((row * column) % 3)) % 4;
      tiles.push(`<use href="#tile${tile}" transform="translate(${x} ${y})"/>`);
    }
  }
  return `<defs>${drawn.join("")}</defs>${tiles.join("")}`;
}

/** Behind a worktop, with lemons. */
export function tilesInKitchen(motif: MotifName): string {
  const room = roomOf(motif);
  const bottle = `<g transform="translate(1290 1330)">${contact(20, 0, 110, 24)}<path d="M-30 -520H30V-380C30 -340 88 -330 88 -250V-20Q88 0 68 0H-68Q-88 0 -88 -20V-250C-88 -330 -30 -340 -30 -380Z" fill="${room.leaf}"/><path d="M-30 -520H30V-380C30 -340 88 -330 88 -250V-20Q88 0 68 0H-68Q-88 0 -88 -20V-250C-88 -330 -30 -340 -30 -380Z" fill="url(#round)"/>${rect(-34, -552, 68, 44, "#cda873", { rx: 6 })}${rect(-66, -220, 132, 130, "#f4efe2")}</g>`;
  return picture(
    "#e6e0d4",
    wall(motif, -110, -70, 6, 4, 310) +
      shadow(-60, 1150, 1720, 120, 0.3) +
      board({ ...room, table: "#efebe3", tableEdge: "#c9c1b2" }, 1222, 1420, 180) +
      bowl(room, 500, 1340, 1) +
      bottle +
      sunlight(120, 30, 1.15),
  );
}

/** The larger set on its own. */
export const tilesLaid = (motif: MotifName) =>
  picture(
    "#ddd7cb",
    `${shadow(230, 386, 1160, 860, 0.4)}${rect(196, 346, 1208, 909, "#cfc7b8", { rx: 6 })}${wall(motif, 205, 355, 4, 3, 290)}`,
  );
