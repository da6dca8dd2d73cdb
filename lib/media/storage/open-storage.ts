import path from "node:path";
import { getEnv } from "@/lib/env/env";
import { bucketStorage } from "./bucket-storage";
import { folderStorage } from "./folder-storage";
import type { Storage } from "./storage";

/** Where the settings say that pictures lie: the bucket `S3_BUCKET`, else `media` in `DATA_DIR`. */
export function openStorage(): Storage {
  const { S3_BUCKET, DATA_DIR } = getEnv();
  if (S3_BUCKET) return bucketStorage();
  // The bundler must not take the data folder for a part of the program.
  return folderStorage(path.join(/* turbopackIgnore: true */ path.resolve(DATA_DIR), "media"));
}
