/** Seconds. What static pages are made of lives until its tag changes, and is made anew once a day. */
export const published = { stale: 30, revalidate: 86_400, expire: 604_800 } as const;

/** What does not exist may exist soon, and costs nobody memory for long. The least that a static page may have. */
export const absent = { stale: 30, revalidate: 60, expire: 300 } as const;

/** Building needs no database: reads of static pages answer nothing then, and what is rendered is never served. */
export const isBuilding = process.env.NEXT_PHASE === "phase-production-build";
