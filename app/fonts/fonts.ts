import localFont from "next/font/local";

/**
 * The brand's two faces, from this very server; docs/brand.md tells how the files are made. Until they come, a font of
 * the system stands in, stretched to their measures: nothing moves.
 */
const text = localFont({ src: "./text.woff2", variable: "--font-text", weight: "400 700", display: "swap" });

const display = localFont({
  src: "./display.woff2",
  variable: "--font-display-latin",
  weight: "500",
  display: "swap",
  adjustFontFallback: "Times New Roman",
});

/** Letters of Central European names: fetched only by a page that has some. */
const displayExtended = localFont({
  src: "./display-extended.woff2",
  variable: "--font-display-extended",
  weight: "500",
  display: "swap",
  preload: false,
  adjustFontFallback: false,
  declarations: [
    { prop: "unicode-range", value: "U+0100-017F, U+0218-021B, U+02C6-02DD, U+1E9E, U+20A0-20BF" },
  ],
});

export const fontVariables = [text, display, displayExtended].map(({ variable }) => variable).join(" ");
