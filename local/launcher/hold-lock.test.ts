import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { holdLock } from "./hold-lock.mjs";

const folder = mkdtempSync(path.join(os.tmpdir(), "storehouse-lock-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const holder = `
  const { holdLock } = await import(${JSON.stringify(path.resolve("local/launcher/hold-lock.mjs"))});
  const lock = await holdLock("test", ${JSON.stringify(folder)});
  console.log("release" in lock);
  setInterval(() => undefined, 1000);`;

test("the lock of a process that was killed is free, and whoever waits for it is told", async () => {
  const child = spawn(process.execPath, ["--input-type=module", "-e", holder]);
  expect(String(await once(child.stdout, "data"))).toBe("true\n");
  const taken = await holdLock("test", folder);
  if (!("holderEnded" in taken)) throw new Error("the lock was taken twice");
  child.kill("SIGKILL");
  await taken.holderEnded;
  const lock = await holdLock("test", folder);
  expect(lock).toHaveProperty("release");
  if ("release" in lock) lock.release();
});

test("whoever waits is told when the lock is released, although its holder lives on", async () => {
  const first = await holdLock("test", folder);
  if (!("release" in first)) throw new Error("the lock was not free");
  const second = await holdLock("test", folder);
  if (!("holderEnded" in second)) throw new Error("the lock was taken twice");
  first.release();
  await second.holderEnded;
  const third = await holdLock("test", folder);
  expect(third).toHaveProperty("release");
  if ("release" in third) third.release();
});

test("locks of other purposes and other folders are independent", async () => {
  const locks = [
    await holdLock("one", folder),
    await holdLock("two", folder),
    await holdLock("one", os.tmpdir()),
  ];
  for (const lock of locks) {
    expect(lock).toHaveProperty("release");
    if ("release" in lock) lock.release();
  }
});
