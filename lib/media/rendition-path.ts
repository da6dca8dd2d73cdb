import path from "node:path";
import { getEnv } from "@/lib/env/env";

const namePattern = /^([A-Za-z0-9_-]{27})-(\d{2,4})\.(webp|avif)$/;

/**
 * Where a rendition lies: below `DATA_DIR/media`, spread over folders by the first two characters of its key.
 *
 * @returns null for a name that no rendition has, such as one that leads out of the folder.
 */
export function renditionPath(name: string): string | null {
  const match = namePattern.exec(name);
  if (!match?.[1]) return null;
  return path.join(mediaFolder(), match[1].slice(0, 2), name);
}

/** The folder of all renditions. */
export function mediaFolder(): string {
  // The bundler must not take the data folder for a part of the program.
  return path.join(/* turbopackIgnore: true */ path.resolve(getEnv().DATA_DIR), "media");
}
