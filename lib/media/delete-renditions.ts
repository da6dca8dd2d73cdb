import { rm } from "node:fs/promises";
import { log } from "@/lib/log/log";
import { renditionPath } from "./rendition-path";
import type { StoredPicture } from "./write-renditions";

type Stored = Pick<StoredPicture, "storageKey" | "renditionWidthsPx">;

/**
 * Takes a picture's files away, after the row that named them is gone. What cannot be removed now is logged, and
 * `pruneRenditions` comes back to it.
 */
export async function deleteRenditions({ storageKey, renditionWidthsPx }: Stored): Promise<void> {
  const names = renditionWidthsPx.flatMap((widthPx) =>
    ["webp", "avif"].map((format) => `${storageKey}-${widthPx}.${format}`),
  );
  for (const name of names) {
    const file = renditionPath(name);
    if (!file) continue;
    await rm(file, { force: true }).catch((error: unknown) =>
      log.warn({ err: error, storageKey }, "a picture's file could not be removed"),
    );
  }
}
