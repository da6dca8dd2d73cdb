import { copyFileSync, mkdirSync, mkdtempSync, rmSync, utimesSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import S3rver from "@20minutes/s3rver";

/** The one account that the server knows. */
const ACCOUNT = "S3RVER";
const BUCKET = "pictures";
/** An object is these files of its own. */
const PARTS = ["_S3rver_object", "_S3rver_metadata.json", "_S3rver_object.md5"];

/**
 * An S3 server of other people's making on loopback, for tests: it checks signatures, and lists and answers errors as S3
 * does. It holds one empty bucket, until it is stopped.
 *
 * @returns `env`, the settings that name it.
 */
export async function startS3() {
  const directory = mkdtempSync(path.join(os.tmpdir(), "storehouse-s3-"));
  const server = new S3rver({
    address: "127.0.0.1",
    port: 0,
    silent: true,
    directory,
    configureBuckets: [{ name: BUCKET }],
  });
  const { port } = await server.run();
  const fileOf = (key: string, part = PARTS[0]) => path.join(directory, BUCKET, `${key}.${part}`);
  return {
    port,
    env: {
      S3_BUCKET: BUCKET,
      S3_REGION: "us-east-1",
      S3_ACCESS_KEY_ID: ACCOUNT,
      S3_SECRET_ACCESS_KEY: ACCOUNT,
      S3_ENDPOINT: `http://127.0.0.1:${port}`,
    },
    /** As if the object had been written then. @param key whole, with its prefix. */
    setModifiedAt: (key: string, at: Date) => utimesSync(fileOf(key), at, at),
    /** Writes objects that are like one that is there, without being asked for each. */
    copyTo: (key: string, others: string[]) => {
      for (const other of others)
        for (const part of PARTS) copyFileSync(fileOf(key, part), fileOf(other, part));
    },
    clear: () => {
      rmSync(path.join(directory, BUCKET), { recursive: true });
      mkdirSync(path.join(directory, BUCKET));
    },
    stop: async () => {
      await server.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
