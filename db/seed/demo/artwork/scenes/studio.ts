import { art, board, contact, picture, rect, roomOf, shadow, sunlight } from "../draw";
import { type MotifName, motifs } from "../motifs";
import { rooms } from "../palettes";
import { books, vase } from "../props";
import { mug } from "./mug";

/** The wall on which drawings have to last a month. */
export function studioWall(): string {
  const sheets = (Object.keys(motifs) as MotifName[]).map((motif, index) => {
    const [x, y] = [210 + (index % 4) * 305, 250 + Math.floor(index / 4) * 390];
    const turn = [-2.4, 1.2, -0.8, 2.1, 1.6, -1.4, 2.2, -1][index] ?? 0;
    return `<g transform="rotate(${turn} ${x + 130} ${y + 170})">${shadow(x + 14, y + 18, 250, 340, 0.26)}${rect(x, y, 262, 350, "#fdfcf7")}${art(motif, [x + 24, y + 24, 214, 284])}${rect(x + 92, y - 18, 78, 36, "#e9dca6", { opacity: 0.85 })}</g>`;
  });
  return picture(
    "#e4ddd0",
    sunlight(40, 60, 1.7) +
      sheets.join("") +
      board(rooms.mist, 1170, 1300, 300) +
      vase(rooms.mist, 1370, 1250, 0.6) +
      books(rooms.sand, 190, 1256, 0.8),
  );
}

/** Three of a firing. */
export async function mugsFromTheKiln(): Promise<string> {
  const places: [MotifName, number][] = [
    ["quilt", -250],
    ["ripples", 210],
    ["truchet", 670],
  ];
  const mugs = await Promise.all(
    places.map(
      async ([motif, x]) =>
        `<g transform="translate(${x} 290) scale(0.66)">${await mug(motif, `body-${motif}`)}</g>`,
    ),
  );
  return picture(
    "#d9cfc0",
    `${sunlight(120, 60, 1.3)}${board(roomOf("quilt"), 1040, 1200, 90)}${rect(0, 1290, 1600, 310, "#1c130c", { opacity: 0.14 })}${mugs.join("")}`,
  );
}

/** Folded, five deep. */
export function foldedThrows(): string {
  const pile: MotifName[] = ["moons", "weave", "truchet", "dunes", "quilt"];
  const folded = pile.map((motif, index) => {
    const [width, height] = [960 - index * 26, 138];
    const [x, y] = [800 - width / 2 + (index % 2) * 16, 1160 - (index + 1) * height];
    return `<clipPath id="fold${index}"><rect x="${x}" y="${y}" width="${width}" height="${height}" rx="62"/></clipPath><g clip-path="url(#fold${index})">${art(motif, [x, y, width, height], { view: "0 240 1000 150" })}${rect(x, y, width, height, "url(#down)")}${rect(x, y, width, 34, "#fff", { opacity: 0.16 })}${rect(x, y + height * 0.56, width, 5, "#1c130c", { opacity: 0.28 })}</g>`;
  });
  return picture(
    rooms.blush.wall,
    `${sunlight(90, 40, 1.3)}${rect(0, 1330, 1600, 270, rooms.blush.table)}${contact(820, 1420, 720, 50)}${rect(300, 1220, 54, 210, rooms.sand.wood)}${rect(1250, 1220, 54, 210, rooms.sand.wood)}${rect(210, 1160, 1190, 66, rooms.sand.wood, { rx: 8 })}${rect(210, 1160, 1190, 10, "#fff", { opacity: 0.2, rx: 5 })}${folded.join("")}`,
  );
}
