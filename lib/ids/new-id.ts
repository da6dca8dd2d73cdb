import { v7 } from "uuid";

/** A UUIDv7: sorts by creation. */
export const newId = (): string => v7();
