import { type MotifName, motifs } from "./motifs";
import type { Room } from "./palettes";
import { softPng, toDataUri } from "./soft-png";

/** Side of every picture, in units of its SVG. */
const SIDE = 1600;

type Cut = { view?: string; fit?: "slice" | "none" };

/** A motif as a nested SVG, cut to a rectangle. */
export function art(
  motif: MotifName,
  [x, y, width, height]: readonly [number, number, number, number],
  { view = "0 0 1000 1000", fit = "slice" }: Cut = {},
): string {
  const { draw, ground } = motifs[motif];
  const ratio = fit === "none" ? "none" : "xMidYMid slice";
  return `<svg x="${x}" y="${y}" width="${width}" height="${height}" viewBox="${view}" preserveAspectRatio="${ratio}"><rect width="1000" height="1000" fill="${ground}"/>${draw(motif)}</svg>`;
}

export const rect = (
  x: number,
  y: number,
  width: number,
  height: number,
  fill: string,
  more: { rx?: number; opacity?: number; turn?: string } = {},
) =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}"${more.rx ? ` rx="${more.rx}"` : ""}${more.opacity ? ` opacity="${more.opacity}"` : ""}${more.turn ? ` transform="rotate(${more.turn})"` : ""}/>`;

export const ellipse = (cx: number, cy: number, rx: number, ry: number, fill: string, more = "") =>
  `<ellipse cx="${cx}" cy="${cy}" rx="${rx}" ry="${ry}" fill="${fill}" ${more}/>`;

/** What falls behind a thing that stands before a wall or lies on a table; the light comes from the left. */
export const shadow = (x: number, y: number, width: number, height: number, opacity = 0.3) =>
  `<use href="#shade" transform="translate(${x - SPREAD} ${y - SPREAD}) scale(${width + SPREAD * 2} ${height + SPREAD * 2})" opacity="${opacity}"/>`;

/** Where a thing touches the table. */
export const contact = (cx: number, cy: number, rx: number, ry: number) =>
  ellipse(cx, cy, rx * 1.2, ry * 1.3, "url(#touch)");

const SPREAD = 46;
const edge = (from: number, to: number, at: number) => {
  const part = Math.min(1, Math.max(0, (at - from) / (to - from)));
  return part * part * (3 - 2 * part);
};
const shade = softPng([28, 19, 12], 56, 56, (x, y) => {
  const side = (at: number) => edge(0, 0.2, at) * edge(1, 0.8, at);
  return side(x) * side(y);
});
/** Four panes; the sun stands to the left, so they lean. */
const panes = softPng([255, 248, 230], 108, 182, (x, y) => {
  const lean = y - x * 0.26;
  const pane = (from: number, to: number, at: number) =>
    edge(from - 0.025, from + 0.025, at) * edge(to + 0.025, to - 0.025, at);
  const across = pane(0.04, 0.47, x) + pane(0.54, 0.96, x);
  return across * (pane(0.03, 0.36, lean) + pane(0.41, 0.71, lean));
});

const definitions = `
<image id="shade" width="1" height="1" preserveAspectRatio="none" href="${toDataUri(shade)}"/>
<image id="panes" width="535" height="908" preserveAspectRatio="none" href="${toDataUri(panes)}"/>
<radialGradient id="touch"><stop offset="0.35" stop-color="#1c130c" stop-opacity="0.5"/><stop offset="1" stop-color="#1c130c" stop-opacity="0"/></radialGradient>
<radialGradient id="lamp" cx="256" cy="128" r="1840" gradientUnits="userSpaceOnUse"><stop offset="0" stop-color="#fff" stop-opacity="0.55"/><stop offset="0.45" stop-color="#fff" stop-opacity="0.05"/><stop offset="1" stop-color="#1c130c" stop-opacity="0.26"/></radialGradient>
<linearGradient id="round" x1="0" x2="1"><stop offset="0" stop-color="#120b06" stop-opacity="0.22"/><stop offset="0.2" stop-color="#fff" stop-opacity="0.24"/><stop offset="0.42" stop-color="#fff" stop-opacity="0"/><stop offset="1" stop-color="#120b06" stop-opacity="0.46"/></linearGradient>
<linearGradient id="sheen" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#fff" stop-opacity="0.34"/><stop offset="0.35" stop-color="#fff" stop-opacity="0"/><stop offset="1" stop-color="#120b06" stop-opacity="0.16"/></linearGradient>
<linearGradient id="down" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#120b06" stop-opacity="0"/><stop offset="1" stop-color="#120b06" stop-opacity="0.3"/></linearGradient>
<linearGradient id="up" x1="0" y1="1" x2="0" y2="0"><stop offset="0" stop-color="#120b06" stop-opacity="0"/><stop offset="1" stop-color="#120b06" stop-opacity="0.34"/></linearGradient>`;

/** Four panes of a window, thrown by the sun on what is behind. */
export const sunlight = (x: number, y: number, scale = 1) =>
  `<use href="#panes" opacity="0.34" transform="translate(${x} ${y}) scale(${scale})"/>`;

/** A whole picture: wall, light, what stands in it. */
export const picture = (wall: string, body: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${SIDE}" height="${SIDE}" viewBox="0 0 ${SIDE} ${SIDE}"><defs>${definitions}</defs><g id="all">${rect(-SIDE, -SIDE, SIDE * 3, SIDE * 3, wall)}${rect(-SIDE, -SIDE, SIDE * 3, SIDE * 3, "url(#lamp)")}${body}</g></svg>`;

/** A wooden board from one side of the picture to the other, seen from a little above. */
export const board = (room: Room, top: number, edge: number, front = 60) =>
  rect(0, top, SIDE, edge - top, room.table) +
  `<g stroke="${room.tableEdge}" stroke-opacity="0.4" stroke-width="3" fill="none">${[0.2, 0.45, 0.62, 0.85]
    .map(
      (part, line) =>
        `<path d="M0 ${Math.round(top + (edge - top) * part)}q${500 + line * 90} ${12 - line * 7} 1600 ${line * 3}"/>`,
    )
    .join("")}</g>` +
  rect(0, edge, SIDE, front, room.tableEdge) +
  rect(0, edge, SIDE, 5, "#fff", { opacity: 0.25 });

export const roomOf = (motif: MotifName): Room => motifs[motif].room;
