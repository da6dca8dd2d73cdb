import { createHash } from "node:crypto";
import { knownMigration } from "@/db/schema-version";
import { AppError } from "@/lib/errors/app-error";
import {
  FORMAT,
  HEAD,
  type Head,
  headSchema,
  MANIFEST,
  MANIFEST_SUM,
  type Manifest,
  manifestSchema,
  type Part,
} from "./manifest";
import { damaged, openBackup } from "./open-backup";

const hashOf = (data: Uint8Array) => createHash("sha256").update(data).digest("hex");

/**
 * Reads a back-up from its beginning to its end, and compares every part with its sum. Writes nothing.
 *
 * @throws AppError `validation_failed` when it is none, is damaged or cut off, or cannot be opened with this key;
 * `conflict` when it was made by a later version of Storehouse.
 */
export async function verifyBackup(file: string, key: string | undefined): Promise<Manifest> {
  const seen = new Map<string, Part>();
  let head: Head | undefined;
  let manifestText: Buffer | undefined;
  let manifestSum = "";
  let files: { name: string; sha256: string }[] = [];
  const counted = { files: 0, bytes: 0 };
  for await (const { name, data } of openBackup(file, key)) {
    if (!head) {
      if (name !== HEAD) throw damaged(file, "it does not begin as one");
      head = readHead(file, data);
    } else if (name.startsWith("media/")) {
      files.push({ name, sha256: hashOf(data) });
      counted.files += 1;
      counted.bytes += data.length;
    } else if (name.startsWith("media.")) {
      if (data.toString() !== files.map((each) => `${each.sha256}  ${each.name}\n`).join(""))
        throw damaged(file, "pictures differ from their sums");
      files = [];
      seen.set(name, { name, bytes: data.length, sha256: hashOf(data) });
    } else if (name === MANIFEST) manifestText = Buffer.from(data);
    else if (name === MANIFEST_SUM) manifestSum = data.toString();
    else seen.set(name, { name, bytes: data.length, sha256: hashOf(data) });
  }
  if (!manifestText || files.length > 0) throw damaged(file, "its end is missing");
  if (manifestSum !== `${hashOf(manifestText)}  ${MANIFEST}\n`)
    throw damaged(file, "its manifest differs from its sum");
  const manifest = manifestSchema.parse(JSON.parse(manifestText.toString()));
  for (const part of [...manifest.tables.flatMap((table) => table.parts), ...manifest.media.lists]) {
    const found = seen.get(part.name);
    if (found?.sha256 !== part.sha256 || found.bytes !== part.bytes)
      throw damaged(file, `${part.name} ${found ? "differs from its sum" : "is missing"}`);
    seen.delete(part.name);
  }
  const [stranger] = seen.keys();
  if (stranger) throw damaged(file, `it holds ${stranger}, of which its manifest says nothing`);
  if (counted.files !== manifest.media.files || counted.bytes !== manifest.media.bytes)
    throw damaged(file, "it has other pictures than its manifest says");
  return manifest;
}

function readHead(file: string, data: Buffer): Head {
  let json: unknown;
  try {
    json = JSON.parse(data.toString());
  } catch (cause) {
    throw damaged(file, "its first part cannot be read", cause);
  }
  if (
    json &&
    typeof json === "object" &&
    "format" in json &&
    typeof json.format === "number" &&
    json.format > FORMAT
  )
    throw tooNew(file);
  const head = headSchema.safeParse(json);
  if (!head.success) throw damaged(file, "its first part says nothing that is understood", head.error);
  if (head.data.schema.applied > knownMigration) throw tooNew(file, head.data.appVersion);
  return head.data;
}

const tooNew = (file: string, version?: string) =>
  new AppError(
    "conflict",
    `${file} was made by a newer version of Storehouse${version ? ` (${version})` : ""}: restore it with that one.`,
  );
