import { log } from "@/lib/log/log";
import type { Context } from "@/lib/operation/context";
import { isBackupUnderWay } from "./hold-deletions";
import { renditionKey } from "./rendition-key";
import { openStorage } from "./storage/open-storage";
import type { StoredPicture } from "./write-renditions";

type Stored = Pick<StoredPicture, "storageKey" | "renditionWidthsPx">;

/**
 * Takes a picture's files away, after the row that named them is gone. What cannot be removed now is logged, and
 * `pruneRenditions` comes back to it; so it does to what a back-up under way may still have to copy.
 */
export async function deleteRenditions(
  ctx: Context,
  { storageKey, renditionWidthsPx }: Stored,
): Promise<void> {
  if (await isBackupUnderWay(ctx.db)) return;
  const names = renditionWidthsPx.flatMap((widthPx) =>
    ["webp", "avif"].map((format) => `${storageKey}-${widthPx}.${format}`),
  );
  const storage = openStorage();
  const keys = names.flatMap((name) => renditionKey(name) ?? []);
  const removed = await Promise.allSettled(keys.map((key) => storage.remove(key)));
  const failure = removed.find((one) => one.status === "rejected");
  if (failure) log.warn({ err: failure.reason, storageKey }, "a picture's files could not all be removed");
}
