import { board, contact, ellipse, picture, rect, roomOf, sunlight } from "../draw";
import type { MotifName } from "../motifs";
import { books, vase } from "../props";
import { wrapped } from "../wrapped";

const X = 800;
const TOP = 640;
const BOTTOM = 1220;
const RX = 290;
const glaze = "#f7f3ea";

const body = `M${X - RX} ${TOP}V${BOTTOM - 50}C${X - RX} ${BOTTOM + 10} ${X - RX + 70} ${BOTTOM + 44} ${X} ${BOTTOM + 44}S${X + RX} ${BOTTOM + 10} ${X + RX} ${BOTTOM - 50}V${TOP}Z`;
const handle = `M${X + RX - 14} ${TOP + 120}C${X + RX + 250} ${TOP + 70} ${X + RX + 250} ${TOP + 430} ${X + RX - 30} ${TOP + 440}`;
const line = (color: string, opacity: number, width: number) =>
  `fill="none" stroke="${color}" stroke-opacity="${opacity}" stroke-width="${width}" stroke-linecap="round"`;

/** @param id of the outline that cuts the drawing: another one for each mug of a picture. */
export async function mug(motif: MotifName, id = "body"): Promise<string> {
  const drawing = await wrapped(motif);
  return (
    contact(X + 70, BOTTOM + 26, 400, 50) +
    `<path d="${handle}" ${line(glaze, 1, 64)}/><path d="${handle}" ${line("#1c130c", 0.16, 64)}/><path d="${handle}" ${line("#fff", 0.55, 20)} transform="translate(-8 -8)"/>` +
    `<clipPath id="${id}"><path d="${body}"/></clipPath><path d="${body}" fill="${glaze}"/><g clip-path="url(#${id})"><image x="${X - RX}" y="${TOP + 34}" width="${RX * 2}" height="510" preserveAspectRatio="none" href="${drawing}"/>${rect(X - RX, TOP - 40, RX * 2, 700, "url(#round)")}</g>` +
    ellipse(X, TOP, RX, 58, glaze) +
    ellipse(X, TOP + 3, RX - 18, 48, "#cfc7b8") +
    ellipse(X + 4, TOP + 14, RX - 34, 36, "#3b2417") +
    `<path d="M${X - 200} ${TOP + 10}q80 -26 190 -22" ${line("#7d5236", 1, 8)}/>`
  );
}

/** On a shelf in the sun. */
export async function mugOnShelf(motif: MotifName): Promise<string> {
  const room = roomOf(motif);
  return picture(
    room.wall,
    sunlight(90, 60, 1.25) +
      board(room, 1150, 1420, 90) +
      rect(0, 1510, 1600, 90, "#1c130c", { opacity: 0.16 }) +
      vase(room, 1330, 1214, 0.95) +
      books(room, 60, 1236, 1) +
      (await mug(motif)),
  );
}

/** Alone. */
export const mugAlone = async (motif: MotifName): Promise<string> =>
  picture(roomOf(motif).wall, `<g transform="translate(-210 -360) scale(1.22)">${await mug(motif)}</g>`);
