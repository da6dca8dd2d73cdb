/** The two colors of the icon (public/icon.svg), for what browsers draw around the pages: no stylesheet reaches there. */
export const brand = { color: "#1d4d3f", ground: "#faf8f3" } as const;

/** What tabs and home screens show; /favicon.ico is found by itself. No hash in their names: each page carries them. */
export const icons = { icon: "/icon.svg", apple: "/apple-icon.png" };
