/** Postgres channel that says: tags have changed, read them. */
export const CHANNEL = "storehouse_tags";
