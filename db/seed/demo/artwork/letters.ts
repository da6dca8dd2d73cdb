/** Strokes of a plotter's letters on a grid of 6 × 10: no font is needed, and every machine draws the same. */
const strokes: Record<string, string> = {
  "0": "M3 0C1 0 0 2 0 5S1 10 3 10S6 8 6 5S5 0 3 0",
  "1": "M1 2L3.5 0V10",
  "2": "M0 2.5C0 1 1.2 0 3 0S6 1 6 2.8C6 5 0 7.5 0 10H6",
  "3": "M0 1.5C1 .3 2 0 3 0C4.8 0 6 1 6 2.4S5 4.8 2.5 4.8C5 4.8 6 6 6 7.4S4.8 10 3 10C1.8 10 .8 9.6 0 8.4",
  "4": "M4.5 10V0L0 7H6",
  "5": "M5.5 0H1L.5 4.4C1.4 3.8 2.2 3.6 3 3.6C4.8 3.6 6 4.9 6 6.7S4.8 10 3 10C1.8 10 .8 9.6 0 8.6",
  "6": "M5 .6C4.4 .2 3.8 0 3.2 0C1.2 0 0 2.6 0 6C0 8.6 1.2 10 3 10S6 8.8 6 6.9S4.8 4 3 4S.3 5 0 6.4",
  "7": "M0 0H6L2 10",
  "8": "M3 4.7C1.4 4.7 .5 3.8 .5 2.4S1.5 0 3 0S5.5 1 5.5 2.4S4.6 4.7 3 4.7C1.2 4.7 0 5.8 0 7.4S1.2 10 3 10S6 9 6 7.4S4.8 4.7 3 4.7",
  "9": "M1 9.4C1.6 9.8 2.2 10 2.8 10C4.8 10 6 7.4 6 4C6 1.4 4.8 0 3 0S0 1.2 0 3.1S1.2 6 3 6S5.7 5 6 3.6",
  ".": "M1 9.6V10",
  "×": "M.5 4L5 9M5 4L.5 9",
  c: "M5 5C4.5 4.3 3.8 4 3 4C1.3 4 0 5.2 0 7S1.3 10 3 10C3.8 10 4.5 9.7 5 9",
  m: "M0 10V4M0 6C.3 4.6 1 4 1.7 4S3 4.6 3 6V10M3 6C3.3 4.6 4 4 4.7 4S6 4.6 6 6V10",
  l: "M1.5 0V10",
};
const narrow: Record<string, number> = { ".": 3.4, l: 4.2, "1": 6.4, " ": 4.4 };
const advanceOf = (letter: string) => narrow[letter] ?? 8.6;

/** A line of text around (x, y); letters without strokes are left out, as are none of the measures'. */
export function letters(text: string, x: number, y: number, size: number, color: string): string {
  const all = text.split("");
  const width = all.reduce((sum, letter) => sum + advanceOf(letter), -2);
  let at = -width / 2;
  const paths = all.map((letter) => {
    const path = `<path d="${strokes[letter] ?? ""}" transform="translate(${Math.round(at * 100) / 100} -5)"/>`;
    at += advanceOf(letter);
    return path;
  });
  return `<g fill="none" stroke="${color}" stroke-width="1" stroke-linecap="round" stroke-linejoin="round" transform="translate(${x} ${y}) scale(${size / 10})">${paths.join("")}</g>`;
}
