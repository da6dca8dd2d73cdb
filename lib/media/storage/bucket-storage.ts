import { AppError } from "@/lib/errors/app-error";
import { log } from "@/lib/log/log";
import {
  deleteObject,
  describeBucket,
  findModifiedAt,
  findObject,
  listKeys,
  putObject,
} from "@/lib/vendors/s3";
import type { Storage } from "./storage";

/**
 * The bucket that the settings name.
 *
 * @throws AppError `storage_unavailable` from each of its methods, when S3 does not answer in time or refuses; why, the
 * log tells.
 */
export function bucketStorage(): Storage {
  return {
    place: describeBucket(),
    read: (key, { signal } = {}) => ask(findObject(key, signal)),
    write: (key, data) => ask(putObject(key, data, typeOf(key))),
    remove: (key) => ask(deleteObject(key)),
    findModifiedAt: (key) => ask(findModifiedAt(key)),
    list: (after) => ask(listKeys(after)),
    // What S3 has acknowledged is stored.
    sync: async () => undefined,
  };
}

function ask<Answer>(answer: Promise<Answer>): Promise<Answer> {
  return answer.catch((cause: unknown) => {
    log.warn({ err: cause }, "the storage of pictures failed");
    throw new AppError("storage_unavailable", undefined, { cause });
  });
}

/** For whoever reads the bucket itself, such as a CDN. */
function typeOf(key: string): string {
  if (key.endsWith(".webp")) return "image/webp";
  return key.endsWith(".avif") ? "image/avif" : "application/octet-stream";
}
