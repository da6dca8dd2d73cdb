import { contact, ellipse, rect } from "./draw";
import type { Room } from "./palettes";
import { round } from "./random";

/** A vase with two branches; (x, y) is the middle of its foot. */
export function vase(room: Room, x: number, y: number, scale = 1): string {
  const leaves = Array.from({ length: 9 }, (_, index) => {
    const part = 0.2 + index * 0.09;
    const side = index % 2 === 0 ? 1 : -1;
    const [leafX, leafY] = [round(-20 + 150 * part * part), round(-300 - 470 * part)];
    return `<path d="M0 0C22 -30 70 -34 104 0C70 20 24 18 0 0" fill="${room.leaf}" transform="translate(${leafX} ${leafY}) rotate(${side > 0 ? -24 : 216}) scale(${round(1.15 - part * 0.5)})"/>`;
  });
  return `<g transform="translate(${x} ${y}) scale(${scale})">${contact(40, 0, 150, 26)}<path d="M-20 -280Q20 -560 130 -770" fill="none" stroke="${room.leaf}" stroke-width="8"/><path d="M-26 -280Q-60 -460 -150 -560" fill="none" stroke="${room.leaf}" stroke-width="6"/>${leaves.join("")}<path d="M0 0C22 -30 70 -34 104 0C70 20 24 18 0 0" fill="${room.leaf}" transform="translate(-110 -520) rotate(200)"/><path d="M0 0C22 -30 70 -34 104 0C70 20 24 18 0 0" fill="${room.leaf}" transform="translate(-82 -480) rotate(-60) scale(0.8)"/><path d="M-62 -300C-50 -240 -122 -190 -122 -104C-122 -40 -84 0 -50 4H50C84 0 122 -40 122 -104C122 -190 50 -240 62 -300Z" fill="${room.cloth}"/><path d="M-62 -300C-50 -240 -122 -190 -122 -104C-122 -40 -84 0 -50 4H50C84 0 122 -40 122 -104C122 -190 50 -240 62 -300Z" fill="url(#round)"/>${ellipse(0, -300, 62, 13, "#2a211b", 'opacity="0.75"')}</g>`;
}

/** Books that lie on one another; (x, y) is the lower left corner. */
export function books(room: Room, x: number, y: number, scale = 1): string {
  const spines = [
    { width: 380, height: 62, left: 0, color: room.accent },
    { width: 340, height: 48, left: 22, color: "#efe6d6" },
    { width: 300, height: 56, left: 14, color: room.cloth },
  ];
  let top = 0;
  const drawn = spines.map(({ width, height, left, color }) => {
    top -= height;
    return (
      rect(left, top, width, height, color, { rx: 7 }) +
      rect(left + 26, top, 9, height, "#fff", { opacity: 0.35 }) +
      rect(left + width - 60, top + height / 2 - 3, 34, 6, "#fff", { opacity: 0.5 }) +
      rect(left, top, width, height, "url(#down)", { rx: 7 })
    );
  });
  return `<g transform="translate(${x} ${y}) scale(${scale})">${contact(210, 0, 220, 22)}${drawn.join("")}</g>`;
}

/** A bowl of lemons; (x, y) is the middle of its foot. */
export function bowl(room: Room, x: number, y: number, scale = 1): string {
  const lemon = (cx: number, cy: number, turn: number) =>
    `<g transform="translate(${cx} ${cy}) rotate(${turn})">${ellipse(0, 0, 78, 58, "#e8bf3f")}${ellipse(-16, -18, 42, 24, "#f6dc7d", 'opacity="0.75"')}</g>`;
  return `<g transform="translate(${x} ${y}) scale(${scale})">${contact(30, 0, 230, 30)}${lemon(-96, -196, -14)}${lemon(96, -200, 18)}${lemon(0, -232, 6)}<path d="M-230 -170H230C220 -60 130 0 70 2H-70C-130 0 -220 -60 -230 -170Z" fill="${room.cloth}"/><path d="M-230 -170H230C220 -60 130 0 70 2H-70C-130 0 -220 -60 -230 -170Z" fill="url(#round)"/>${rect(-230, -176, 460, 12, "#fff", { opacity: 0.3, rx: 6 })}</g>`;
}
