/** The two colors of the icon (app/icon.svg), for what browsers draw around the pages: no stylesheet reaches there. */
export const brand = { color: "#1d4d3f", ground: "#faf8f3" } as const;
