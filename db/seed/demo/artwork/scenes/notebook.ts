import { art, contact, ellipse, picture, rect, roomOf, shadow, sunlight } from "../draw";
import type { MotifName } from "../motifs";

const cover = (motif: MotifName, x: number, y: number) =>
  shadow(x + 30, y + 34, 720, 1000, 0.4) +
  rect(x + 10, y + 12, 720, 1000, "#f2ecdf", { rx: 16 }) +
  `<clipPath id="cover"><rect x="${x}" y="${y}" width="720" height="1000" rx="18"/></clipPath><g clip-path="url(#cover)">${art(motif, [x, y, 720, 1000])}${rect(x, y, 66, 1000, "#1c130c", { opacity: 0.34 })}${rect(x + 66, y, 5, 1000, "#fff", { opacity: 0.2 })}${rect(x, y, 720, 1000, "url(#sheen)")}</g>` +
  rect(x + 630, y - 4, 18, 1014, "#211c19", { rx: 4 });

/** On a desk, seen from above: with a pencil, coffee and a sheet that is still empty. */
export function notebookOnDesk(motif: MotifName): string {
  const room = roomOf(motif);
  const grain = Array.from(
    { length: 9 },
    (_, line) =>
      `<path d="M0 ${90 + line * 182}q${400 + line * 60} ${line % 2 === 0 ? 46 : -38} 1600 ${14 - line * 3}" fill="none" stroke="${room.tableEdge}" stroke-opacity="0.35" stroke-width="4"/>`,
  );
  const cup =
    contact(1376, 330, 210, 205) +
    ellipse(1340, 285, 200, 200, "#f6f2ea") +
    ellipse(1340, 285, 200, 200, "url(#sheen)") +
    ellipse(1340, 285, 120, 120, room.cloth) +
    ellipse(1340, 285, 104, 104, "#3b2417") +
    `<path d="M1262 250a90 90 0 0 1 70 -54" fill="none" stroke="#8a5c3c" stroke-width="9" stroke-linecap="round"/>`;
  const pencil = `<g transform="rotate(17 1300 1040)">${shadow(1306, 670, 10, 640, 0.5)}${rect(1270, 640, 30, 660, room.accent, { rx: 4 })}${rect(1270, 640, 10, 660, "#fff", { opacity: 0.28 })}${rect(1270, 640, 30, 46, "#d9d2c4", { rx: 4 })}<polygon points="1270,1300 1300,1300 1285,1376" fill="#ecd3ab"/><polygon points="1279,1346 1291,1346 1285,1376" fill="#26201c"/></g>`;
  const sheet = `<g transform="rotate(9 300 1300)">${shadow(-190, 706, 600, 880, 0.28)}${rect(-220, 680, 620, 900, "#fbf8f0")}</g>`;
  return picture(
    room.table,
    `${grain.join("")}${sheet}${cup}<g transform="rotate(-7 760 800)">${cover(motif, 410, 320)}<path d="M560 1320v96l16 -18l16 18v-96" fill="${room.accent}"/></g>${pencil}${sunlight(110, 40, 1.5)}`,
  );
}

/** Front and spine, straight from above. */
export const notebookFlat = (motif: MotifName) => picture("#e7e1d6", cover(motif, 440, 300));
