import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { createHash, randomUUID } from "node:crypto";
import { once } from "node:events";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import type postgres from "postgres";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { media } from "@/db/schema/catalog";
import { testServerUrl } from "@/db/testing/database";
import { makeVariant } from "@/db/testing/rows";
import { getEnv } from "@/lib/env/env";
import { deleteRenditions } from "@/lib/media/delete-renditions";
import { encodePicture } from "@/lib/media/encode-picture";
import { folderStorage } from "@/lib/media/storage/folder-storage";
import { pictureFile } from "@/lib/media/testing/pictures";
import { openTestShop } from "@/lib/media/testing/shop";
import { type StoredPicture, writeRenditions } from "@/lib/media/write-renditions";
import { makeKey } from "./archive/age";
import { endOfTar, padding, toTarHeader } from "./archive/tar";
import { listBackups } from "./backup-files";
import { connect } from "./connect";
import { makeBackup } from "./make-backup";
import { HEAD, MANIFEST, MANIFEST_SUM } from "./manifest";
import { openBackup } from "./open-backup";
import { restoreBackup } from "./restore-backup";
import { withScratch } from "./scratch";
import { verifyBackup } from "./verify-backup";

let shop: Awaited<ReturnType<typeof openTestShop>>;
let sql: postgres.Sql;
let picture: StoredPicture;
let folder = "";
let whole = "";
const databaseUrl = () => getEnv().DATABASE_URL;
const inScratch = <Result>(work: Parameters<typeof withScratch<Result>>[1]) =>
  withScratch({ serverUrl: testServerUrl(), folder }, work);

beforeAll(async () => {
  shop = await openTestShop();
  folder = mkdtempSync(path.join(os.tmpdir(), "backup-"));
  sql = connect(databaseUrl());
  const { productId } = await makeVariant(shop.ctx.db, {
    title: "A tab\there, a line\nthere, a \\ and “quotes”",
  });
  picture = await writeRenditions(
    await encodePicture(new Uint8Array(await (await pictureFile("a.png")).arrayBuffer())),
  );
  await shop.ctx.db.insert(media).values({ ...picture, productId, status: "ready" });
  whole = (await makeBackup({ databaseUrl: databaseUrl(), folder: path.join(folder, "whole") })).file;
});
afterAll(async () => {
  await sql.end();
  await shop.close();
  rmSync(folder, { recursive: true });
});

/** The same back-up with other entries. */
async function rewrite(
  name: string,
  change: (entry: { name: string; data: Buffer }) => Buffer | null,
): Promise<string> {
  const pieces: Buffer[] = [];
  let manifest: Buffer = Buffer.alloc(0);
  for await (const entry of openBackup(whole, undefined)) {
    const data =
      entry.name === MANIFEST_SUM
        ? Buffer.from(`${createHash("sha256").update(manifest).digest("hex")}  ${MANIFEST}\n`)
        : change(entry);
    if (data === null) continue;
    if (entry.name === MANIFEST) manifest = data;
    pieces.push(
      toTarHeader({ name: entry.name, size: data.length, at: new Date(0) }),
      data,
      padding(data.length),
    );
  }
  const file = path.join(folder, name);
  writeFileSync(file, Buffer.concat([...pieces, endOfTar()]));
  return file;
}

const edit = (data: Buffer, change: (json: Record<string, unknown>) => void): Buffer => {
  const json = JSON.parse(data.toString()) as Record<string, unknown>;
  change(json);
  return Buffer.from(JSON.stringify(json));
};

test("tar opens what is not encrypted, and sha256sum finds its pictures right", () => {
  const out = path.join(folder, "unpacked");
  mkdirSync(out);
  const command = `tar -xf '${whole}' -C '${out}' && cd '${out}' && cat media.*.sha256 ${MANIFEST_SUM} | sha256sum -c --quiet`;
  expect(spawnSync("sh", ["-c", command], { encoding: "utf8" })).toMatchObject({ status: 0, stderr: "" });
  expect(readdirSync(path.join(out, "media")).sort()).toEqual(shop.mediaFiles());
});

test("what is damaged, cut off, rearranged or no back-up at all is refused before anything is written", async () => {
  const bytes = readFileSync(whole);
  const spoilt = path.join(folder, "spoilt.tar");
  const refusals: [string, () => void | Promise<void>, RegExp][] = [
    ["cut off", () => writeFileSync(spoilt, bytes.subarray(0, bytes.length - 4096)), /not a whole back-up/],
    [
      "one bit",
      () => {
        const at = bytes.indexOf("RIFF") + 100;
        const other = Buffer.from(bytes);
        other.writeUInt8(bytes.readUInt8(at) ^ 1, at);
        writeFileSync(spoilt, other);
      },
      /pictures differ/,
    ],
    ["no back-up", () => writeFileSync(spoilt, "hello".repeat(1000)), /not a whole back-up/],
    ["empty", () => writeFileSync(spoilt, ""), /not a whole back-up/],
  ];
  await inScratch(async (scratch) => {
    for (const [what, spoil, said] of refusals) {
      await spoil();
      await expect(restoreBackup({ file: spoilt, ...scratch }), what).rejects.toThrow(said);
    }
    const noTable = await rewrite("no-table.tar", ({ name, data }) =>
      name.startsWith("tables/product.") ? null : data,
    );
    await expect(restoreBackup({ file: noTable, ...scratch })).rejects.toThrow(
      /tables\/product\..* is missing/,
    );
    const noEnd = await rewrite("no-end.tar", ({ name, data }) => (name === MANIFEST ? null : data));
    await expect(restoreBackup({ file: noEnd, ...scratch })).rejects.toThrow(/end is missing/);
    expect(existsSync(scratch.mediaFolder)).toBe(false);
    const present = connect(scratch.databaseUrl);
    expect(await present`select 1 from pg_tables where schemaname in ('public', 'drizzle')`).toHaveLength(0);
    await present.end();
  });
});

test("one of a newer version is refused, and so is one whose migrations are others", async () => {
  const newer = await rewrite("newer.tar", ({ name, data }) =>
    name === HEAD
      ? edit(data, (json) => Object.assign(json.schema as object, { applied: 99_999_999_999_999 }))
      : data,
  );
  await expect(verifyBackup(newer, undefined)).rejects.toThrow(/newer version of Storehouse/);
  const nextFormat = await rewrite("format.tar", ({ name, data }) =>
    name === HEAD ? edit(data, (json) => Object.assign(json, { format: 2 })) : data,
  );
  await expect(verifyBackup(nextFormat, undefined)).rejects.toThrow(/newer version of Storehouse/);
  const forked = await rewrite("forked.tar", ({ name, data }) =>
    name === MANIFEST
      ? edit(data, ({ schema }) => {
          (schema as { migrations: { hash: string }[] }).migrations.forEach((each) => {
            each.hash = "0".repeat(64);
          });
        })
      : data,
  );
  await inScratch(async (scratch) => {
    await expect(restoreBackup({ file: forked, ...scratch })).rejects.toThrow(/migrations that this version/);
  });
});

test("an encrypted one opens with its key alone, and a key that only makes back-ups opens none", async () => {
  const { secret, recipient } = await makeKey();
  const { file } = await makeBackup({
    databaseUrl: databaseUrl(),
    folder: path.join(folder, "keys"),
    key: recipient,
  });
  expect(readFileSync(file).includes("quotes")).toBe(false);
  expect((await verifyBackup(file, secret)).figures.products).toBe(1);
  await expect(verifyBackup(file, undefined)).rejects.toThrow(/is encrypted/);
  await expect(verifyBackup(file, recipient)).rejects.toThrow(/only makes back-ups/);
  await expect(verifyBackup(file, (await makeKey()).secret)).rejects.toThrow(/another key/);
  await expect(verifyBackup(file, "secret")).rejects.toThrow(/no key of age/);
  const bytes = readFileSync(file);
  writeFileSync(file, bytes.subarray(0, bytes.length - 20));
  await expect(verifyBackup(file, secret)).rejects.toThrow(/not a whole back-up/);
  const changed = Buffer.from(bytes);
  changed.writeUInt8(bytes.readUInt8(bytes.length - 3000) ^ 1, bytes.length - 3000);
  writeFileSync(file, changed);
  await expect(verifyBackup(file, secret)).rejects.toThrow(/not a whole back-up/);
});

test("nothing is restored over a shop, nor over pictures: what is there is named", async () => {
  await expect(
    restoreBackup({
      file: whole,
      databaseUrl: databaseUrl(),
      storage: folderStorage(path.join(folder, "nowhere")),
    }),
  ).rejects.toThrow(/is not empty: it holds .*\(\d+ rows\)/);
  await inScratch(async (scratch) => {
    mkdirSync(scratch.mediaFolder, { recursive: true });
    writeFileSync(path.join(scratch.mediaFolder, "holiday.jpg"), "x");
    await expect(restoreBackup({ file: whole, ...scratch })).rejects.toThrow(/holds holiday\.jpg/);
  });
});

test("a restore that fails at its end leaves an empty database, and the next one takes its place", async () => {
  const untrue = await rewrite("untrue.tar", ({ name, data }) =>
    name === MANIFEST
      ? edit(data, ({ tables }) => {
          for (const table of tables as { name: string; sum: string }[])
            if (table.name === "variant") table.sum = "1";
        })
      : data,
  );
  await inScratch(async (scratch) => {
    await expect(restoreBackup({ file: untrue, ...scratch })).rejects.toThrow(/variant has 1 rows/);
    const restored = connect(scratch.databaseUrl);
    expect(await restored`select 1 from pg_tables where schemaname in ('public', 'drizzle')`).toHaveLength(0);
    expect(readdirSync(scratch.mediaFolder)).toContain(".restoring");
    await restoreBackup({ file: whole, ...scratch });
    expect(readdirSync(scratch.mediaFolder)).not.toContain(".restoring");
    expect(await restored`select title from product`).toEqual(await sql`select title from product`);
    expect(await restored`select value ->> 'id' as id from setting where key = 'restored_from'`).toHaveLength(
      1,
    );
    // As if it had been killed after its commit: the same back-up is taken up, another one refused.
    const { id } = await verifyBackup(whole, undefined);
    writeFileSync(path.join(scratch.mediaFolder, ".restoring"), id);
    await restoreBackup({ file: whole, ...scratch });
    writeFileSync(path.join(scratch.mediaFolder, ".restoring"), randomUUID());
    await expect(restoreBackup({ file: whole, ...scratch })).rejects.toThrow(/is not empty/);
    await restored.end();
  });
});

/** Holds back-ups up in the middle of the database: a table after others cannot be read. */
async function holdUp<Result>(work: (goOn: () => void) => Promise<Result>): Promise<Result> {
  let goOn: () => void = () => undefined;
  const wait = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  let result: Promise<Result> | undefined;
  await sql.begin(async (tx) => {
    await tx`lock table variant in access exclusive mode`;
    result = work(goOn);
    await Promise.race([wait, result]);
  });
  if (!result) throw new Error("nothing was done");
  return result;
}
const isWaiting = async () => {
  const other = connect(databaseUrl());
  try {
    const rows = await other`select 1 from pg_stat_activity where application_name = 'storehouse-backup'
      and datname = current_database() and wait_event_type = 'Lock'`;
    expect(rows).toHaveLength(1);
  } finally {
    await other.end();
  }
};

test("a picture that is deleted while a back-up runs is in it, and a second back-up waits for its turn", async () => {
  const kept = path.join(folder, "meanwhile");
  const before = shop.mediaFiles();
  const { file } = await holdUp(async (goOn) => {
    const made = makeBackup({ databaseUrl: databaseUrl(), folder: kept });
    await vi.waitFor(isWaiting, 60_000);
    await expect(makeBackup({ databaseUrl: databaseUrl(), folder: kept })).rejects.toThrow(/being made/);
    await shop.ctx.db.delete(media);
    await deleteRenditions(shop.ctx, picture);
    expect(shop.mediaFiles()).toEqual(before);
    goOn();
    return made;
  });
  expect((await verifyBackup(file, undefined)).media).toMatchObject({ files: before.length, missing: [] });
  await shop.ctx.db.insert(media).values({ ...picture, status: "ready" });
});

let child: ChildProcess | undefined;
afterAll(() => child?.kill("SIGKILL"));

test("a back-up that is killed half-way leaves nothing that is taken for one", async () => {
  const kept = path.join(folder, "killed");
  await holdUp(async (goOn) => {
    const started = spawn(process.execPath, ["--import", "tsx", "cli/main.ts", "backup", "--to", kept], {
      env: process.env,
      stdio: "ignore",
    });
    child = started;
    await vi.waitFor(isWaiting, 60_000);
    started.kill("SIGKILL");
    await once(started, "exit");
    goOn();
  });
  expect(readdirSync(kept).length).toBeGreaterThan(0);
  expect(await listBackups(kept)).toEqual([]);
  // The next one is none the worse for it, and of those that are whole the latest stay.
  const made: string[] = [];
  for (let round = 0; round < 3; round += 1)
    made.push(
      (await vi.waitFor(() => makeBackup({ databaseUrl: databaseUrl(), folder: kept, keep: 2 }), 60_000))
        .file,
    );
  expect(await listBackups(kept)).toEqual([made[2], made[1]]);
});

test("a picture that was lost before is told, and does not hold a back-up up", async () => {
  const name = shop.mediaFiles()[0] ?? "";
  rmSync(path.join(shop.dataDir, "media", name.slice(0, 2), name));
  const { manifest } = await makeBackup({ databaseUrl: databaseUrl(), folder: path.join(folder, "lost") });
  expect(manifest.media.missing).toEqual([name]);
});
