import { art, board, picture, rect, roomOf, shadow, sunlight } from "../draw";
import type { MotifName } from "../motifs";
import { books, vase } from "../props";

/** Framed, above a sideboard. */
export function printInRoom(motif: MotifName): string {
  const room = roomOf(motif);
  const frame =
    shadow(500, 190, 700, 930, 0.34) +
    rect(450, 130, 700, 930, room.wood, { rx: 3 }) +
    rect(450, 130, 700, 930, "url(#sheen)", { rx: 3 }) +
    rect(478, 158, 644, 874, "#fbfaf5") +
    rect(478, 158, 644, 14, "#1c130c", { opacity: 0.14 }) +
    rect(478, 158, 12, 874, "#1c130c", { opacity: 0.1 }) +
    art(motif, [548, 238, 504, 694]) +
    rect(548, 952, 90, 4, "#8b857b") +
    rect(1006, 952, 46, 4, "#8b857b") +
    `<polygon points="478,158 860,158 620,1032 478,1032" fill="#fff" opacity="0.09"/>`;
  return picture(
    room.wall,
    sunlight(60, 110, 1.05) +
      frame +
      board(room, 1316, 1404, 196) +
      vase(room, 300, 1372, 0.86) +
      books(room, 1080, 1374, 0.9),
  );
}

/** The sheet alone, with its margin. */
export function printFlat(motif: MotifName): string {
  return picture(
    "#e9e4da",
    shadow(300, 120, 1020, 1380, 0.26) +
      rect(280, 90, 1040, 1400, "#fdfcf8") +
      art(motif, [390, 200, 820, 1130]) +
      rect(390, 1366, 120, 5, "#8b857b") +
      rect(1140, 1366, 70, 5, "#8b857b"),
  );
}
