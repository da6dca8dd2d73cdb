/** What networks and messengers show of a link. Apart from what draws it: pages only name the size. */
export const PREVIEW = { width: 1200, height: 630 } as const;
