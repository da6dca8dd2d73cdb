import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type postgres from "postgres";
import { renditionKey } from "@/lib/media/rendition-key";
import type { Storage } from "@/lib/media/storage/storage";
import { endOfTar, padding, toTarHeader } from "./archive/tar";
import {
  HEAD,
  type Head,
  MANIFEST,
  MANIFEST_SUM,
  type Manifest,
  type Part,
  type TableEntry,
} from "./manifest";
import {
  listMediaFiles,
  listSequences,
  listTables,
  quote,
  readFigures,
  sumTable,
  type Table,
} from "./queries";

/** So much of a table is one part of the archive, before it is compressed. */
const PART_BYTES = 4 * 1024 * 1024;
const FILES_A_LIST = 5000;
/** From a bucket, each takes a while to come. */
const FILES_AHEAD = 16;
/** Text of tables is repetitive: the rest of what a higher level gains costs several times the time. */
const LEVEL = { level: 4 };

const compress = promisify(gzip);
const hashOf = (data: Buffer) => createHash("sha256").update(data).digest("hex");

type Source = {
  /** A transaction whose snapshot everything is read from. */
  tx: postgres.TransactionSql;
  head: Head;
  /** Called when the database has been read: the snapshot is needed no longer. */
  onTablesDone: () => void;
  /** Takes the names of files while the snapshot lives, and gives them back afterwards. */
  names: { add(some: string[]): Promise<void>; all(): AsyncIterable<string> };
  /** Where pictures lie. */
  storage: Storage;
};

/** The bytes of a back-up, piece by piece, as an archive. What it says about itself stands at the end; it is returned. */
export async function* writeEntries({
  tx,
  head,
  onTablesDone,
  names,
  storage,
}: Source): AsyncGenerator<Buffer, Manifest> {
  const at = new Date(head.madeAt);
  const entry = (name: string, data: Buffer) => [
    toTarHeader({ name, size: data.length, at }),
    data,
    padding(data.length),
  ];
  yield* entry(HEAD, toJson(head));

  const tables: TableEntry[] = [];
  for (const table of await listTables(tx)) {
    const parts: Part[] = [];
    for await (const text of readTable(tx, table)) {
      const data = await compress(text, LEVEL);
      const name = `tables/${table.name}.${String(parts.length + 1).padStart(5, "0")}.copy.gz`;
      parts.push({ name, bytes: data.length, sha256: hashOf(data) });
      yield* entry(name, data);
    }
    tables.push({ ...table, ...(await sumTable(tx, table)), parts });
  }
  // Sequences know no snapshot: read last, they are past every number that the tables hold.
  const sequences = await listSequences(tx);
  const figures = await readFigures(tx);
  for await (const some of listMediaFiles(tx)) await names.add(some);
  onTablesDone();

  const media: Manifest["media"] = { files: 0, bytes: 0, lists: [], missing: [] };
  let lines: string[] = [];
  const endList = () => {
    const data = Buffer.from(lines.join(""));
    const name = `media.${String(media.lists.length + 1).padStart(5, "0")}.sha256`;
    media.lists.push({ name, bytes: data.length, sha256: hashOf(data) });
    lines = [];
    return entry(name, data);
  };
  for await (const { name, data } of readPictures(names.all(), storage)) {
    if (!data) {
      media.missing.push(name);
      continue;
    }
    media.files += 1;
    media.bytes += data.length;
    lines.push(`${hashOf(data)}  media/${name}\n`);
    yield* entry(`media/${name}`, data);
    if (lines.length === FILES_A_LIST) yield* endList();
  }
  if (lines.length > 0) yield* endList();

  const manifest: Manifest = { ...head, tables, sequences, figures, media };
  const text = toJson(manifest);
  yield* entry(MANIFEST, text);
  yield* entry(MANIFEST_SUM, Buffer.from(`${hashOf(text)}  ${MANIFEST}\n`));
  yield endOfTar();
  return manifest;
}

const toJson = (value: unknown) => Buffer.from(`${JSON.stringify(value, null, 1)}\n`);

/** A table as COPY writes it, in pieces that end with a row: a line feed within a value is written as `\n`. */
async function* readTable(tx: postgres.TransactionSql, { name, columns }: Table): AsyncGenerator<Buffer> {
  const rows = await tx
    .unsafe(`copy public.${quote(name)} (${columns.map(quote).join(", ")}) to stdout`)
    .readable();
  let held: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of rows) {
    // Each is a row: the protocol sends one in a message.
    held.push(chunk as Buffer);
    bytes += (chunk as Buffer).length;
    if (bytes < PART_BYTES) continue;
    yield Buffer.concat(held, bytes);
    held = [];
    bytes = 0;
  }
  // The driver stops its socket when many rows come at once, and forgets to go on where these were the last ones.
  rows._read(0);
  if (bytes > 0) yield Buffer.concat(held, bytes);
}

type Picture = { name: string; data: Buffer | null };

/** In the order of their names; while one is written, the next ones are on their way. */
async function* readPictures(names: AsyncIterable<string>, storage: Storage): AsyncGenerator<Picture> {
  const ahead: Promise<Picture>[] = [];
  for await (const name of names) {
    const picture = readPicture(name, storage);
    // Who awaits it hears of a failure, unless another one came first.
    picture.catch(() => undefined);
    ahead.push(picture);
    const first = ahead.length > FILES_AHEAD ? ahead.shift() : undefined;
    if (first) yield await first;
  }
  for (const picture of ahead) yield await picture;
}

/** What cannot be read ends the back-up: only what is surely not there may be missing in it. */
async function readPicture(name: string, storage: Storage): Promise<Picture> {
  const key = renditionKey(name);
  return { name, data: key ? await storage.read(key) : null };
}
