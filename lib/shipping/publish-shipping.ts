import type { Db } from "@/db/client";
import { invalidateTags } from "@/lib/cache/invalidate-tags";
import { tags } from "@/lib/cache/tags";

/** Products' pages say how goods reach the shop's own country, at what price. Call it once, in the transaction that changes that. */
export const publishShipping = (db: Db): Promise<void> => invalidateTags(db, [tags.shop]);
