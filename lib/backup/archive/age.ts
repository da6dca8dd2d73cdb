import { ReadableStream } from "node:stream/web";
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from "age-encryption";
import { AppError } from "@/lib/errors/app-error";

/** How a file of the format begins (https://age-encryption.org/v1). */
const MAGIC = "age-encryption.org/v1\n";

export const isEncrypted = (head: Uint8Array): boolean =>
  Buffer.from(head).subarray(0, MAGIC.length).toString("latin1") === MAGIC;

/** A new key: what opens back-ups, and what only makes them. */
export async function makeKey(): Promise<{ secret: string; recipient: string }> {
  const secret = await generateX25519Identity();
  return { secret, recipient: await identityToRecipient(secret) };
}

/**
 * Encrypts a stream, of which no more than a few megabytes are held.
 *
 * @param key a secret key (`AGE-SECRET-KEY-1…`) or the recipient that belongs to it (`age1…`).
 */
export async function encrypt(
  chunks: AsyncIterable<Uint8Array>,
  key: string,
): Promise<AsyncIterable<Uint8Array>> {
  const encrypter = new Encrypter();
  try {
    encrypter.addRecipient(isRecipient(key) ? key : await identityToRecipient(key));
  } catch (cause) {
    throw wrongForm(cause);
  }
  return iterate(await encrypter.encrypt(toStream(chunks)));
}

/**
 * Decrypts what `encrypt` made; each piece is authenticated before it is handed on, and the last one is known as such.
 *
 * @throws AppError `validation_failed` when there is no key, one that only encrypts, or another one.
 */
export async function decrypt(
  chunks: AsyncIterable<Uint8Array>,
  key: string | undefined,
): Promise<AsyncIterable<Uint8Array>> {
  if (!key)
    throw new AppError(
      "validation_failed",
      "The back-up is encrypted: give its key in BACKUP_KEY or by --key FILE.",
    );
  if (isRecipient(key))
    throw new AppError(
      "validation_failed",
      "This key only makes back-ups: opening one takes the secret key (AGE-SECRET-KEY-1…).",
    );
  const decrypter = new Decrypter();
  try {
    decrypter.addIdentity(key);
  } catch (cause) {
    throw wrongForm(cause);
  }
  try {
    return iterate(await decrypter.decrypt(toStream(chunks)));
  } catch (cause) {
    if (cause instanceof Error && /no identity matched/.test(cause.message))
      throw new AppError("validation_failed", "The back-up was encrypted with another key than this one.", {
        cause,
      });
    throw cause;
  }
}

const isRecipient = (key: string) => key.startsWith("age1");

const wrongForm = (cause: unknown) =>
  new AppError(
    "validation_failed",
    "BACKUP_KEY is no key of age: make one with `npm run shop -- backup-key`.",
    { cause },
  );

function toStream(chunks: AsyncIterable<Uint8Array>) {
  const source = chunks[Symbol.asyncIterator]();
  const stream = new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        const { done, value } = await source.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel: async () => void (await source.return?.()),
    },
    { highWaterMark: 1 },
  );
  // Node's own type and that of browsers, which the package names, are the same object.
  return stream as unknown as globalThis.ReadableStream<Uint8Array<ArrayBuffer>>;
}

const iterate = (stream: unknown) => stream as AsyncIterable<Uint8Array>;
