import type { S3 } from "@aws-sdk/client-s3";
import { getEnv } from "@/lib/env/env";
import { traced } from "@/lib/telemetry/telemetry";

const CONNECT_MS = 2000;
/** From the request to the head of its answer. */
const ANSWER_MS = 5000;
/** All tries of one request together, to the end of its answer. */
const MOST_MS = 10_000;
const TRIES = 2;

let client: Promise<S3> | undefined;

/** Loaded at its first use: a shop whose pictures lie in a folder never pays for it. */
function s3(): Promise<S3> {
  client ??= import("@aws-sdk/client-s3").then((sdk) => {
    const env = getEnv();
    return new sdk.S3({
      region: env.S3_REGION ?? "",
      credentials: {
        accessKeyId: env.S3_ACCESS_KEY_ID ?? "",
        secretAccessKey: env.S3_SECRET_ACCESS_KEY ?? "",
      },
      // Servers of one's own seldom have a host name for each bucket.
      ...(env.S3_ENDPOINT ? { endpoint: env.S3_ENDPOINT, forcePathStyle: true } : {}),
      maxAttempts: TRIES,
      // Sums beyond what the protocol asks for are Amazon's own: other servers refuse them.
      requestChecksumCalculation: "WHEN_REQUIRED",
      responseChecksumValidation: "WHEN_REQUIRED",
      requestHandler: {
        connectionTimeout: CONNECT_MS,
        requestTimeout: ANSWER_MS,
        throwOnRequestTimeout: true,
      },
    });
  });
  return client;
}

/** For messages: "The bucket …". */
export function describeBucket(): string {
  const { S3_BUCKET, S3_PREFIX } = getEnv();
  return `The bucket ${S3_BUCKET}${S3_PREFIX ? `, below ${S3_PREFIX}` : ""}`;
}

/** @returns null when S3 says that there is no such object. @throws S3Failure */
export async function findObject(key: string, signal?: AbortSignal): Promise<Buffer | null> {
  return ask("GetObject", signal, async (api, options) => {
    try {
      const { Body } = await api.getObject(placeOf(key), options);
      return Buffer.from((await Body?.transformToByteArray()) ?? []);
    } catch (error) {
      // By its name: without the bucket, or at another server's address, the status is the same.
      if (nameOf(error) === "NoSuchKey") return null;
      throw error;
    }
  });
}

/** Writes an object, whole or not at all. @throws S3Failure */
export async function putObject(key: string, data: Buffer, contentType: string): Promise<void> {
  await ask("PutObject", undefined, (api, options) =>
    api.putObject({ ...placeOf(key), Body: data, ContentType: contentType }, options),
  );
}

/** One that is not there is none, either. @throws S3Failure */
export async function deleteObject(key: string): Promise<void> {
  await ask("DeleteObject", undefined, (api, options) => api.deleteObject(placeOf(key), options));
}

/** When an object was written, by the clock of S3; null when there is none. @throws S3Failure */
export async function findModifiedAt(key: string): Promise<Date | null> {
  return ask("HeadObject", undefined, async (api, options) => {
    try {
      const { LastModified } = await api.headObject(placeOf(key), options);
      return LastModified ?? null;
    } catch (error) {
      if (nameOf(error) === "NotFound") return null;
      throw error;
    }
  });
}

/** Up to a thousand keys, in their order, behind `after`. @throws S3Failure */
export async function listKeys(after?: string): Promise<{ keys: string[]; next: string | undefined }> {
  const { S3_BUCKET: Bucket, S3_PREFIX: prefix } = getEnv();
  const { Contents = [], IsTruncated } = await ask("ListObjectsV2", undefined, (api, options) =>
    api.listObjectsV2(
      { Bucket, Prefix: prefix, ...(after === undefined ? {} : { StartAfter: prefix + after }) },
      options,
    ),
  );
  const keys = Contents.flatMap(({ Key }) => (Key?.startsWith(prefix) ? [Key.slice(prefix.length)] : []));
  return { keys, next: IsTruncated ? keys.at(-1) : undefined };
}

function placeOf(key: string): { Bucket: string | undefined; Key: string } {
  const { S3_BUCKET, S3_PREFIX } = getEnv();
  return { Bucket: S3_BUCKET, Key: `${S3_PREFIX}${key}` };
}

type Options = { abortSignal: AbortSignal };

/** With a span around all tries of it. Keys of pictures are in every page, and yet not told. */
async function ask<Answer>(
  operation: string,
  signal: AbortSignal | undefined,
  work: (api: S3, options: Options) => Promise<Answer>,
): Promise<Answer> {
  const { S3_ENDPOINT, S3_REGION } = getEnv();
  const server = S3_ENDPOINT ? new URL(S3_ENDPOINT).hostname : `s3.${S3_REGION}.amazonaws.com`;
  const api = await s3();
  return traced(
    `s3 ${operation}`,
    { kind: "client", inner: true, attributes: { "server.address": server } },
    () =>
      work(api, { abortSignal: signal ?? AbortSignal.timeout(MOST_MS) }).catch((error: unknown) => {
        throw new S3Failure(operation, error);
      }),
  );
}

/**
 * S3 did not answer, or refused. It says what kind of failure it was, and not what the answer says besides: that names keys
 * and signatures.
 */
class S3Failure extends Error {
  override name = "S3Failure";

  constructor(operation: string, error: unknown) {
    const status = statusOf(error);
    super(`${operation}: ${nameOf(error)}${status === undefined ? "" : ` (${status})`}`);
  }
}

/** The code of S3, such as `AccessDenied`, or of the network, such as `ECONNREFUSED`. */
function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code } = error as NodeJS.ErrnoException;
  return typeof code === "string" ? code : error.name;
}

function statusOf(error: unknown): number | undefined {
  return (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;
}
