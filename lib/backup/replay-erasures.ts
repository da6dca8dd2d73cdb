import { readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { repeatErasure } from "@/lib/account/delete-account";
import { ERASURES } from "@/lib/account/note-erasure";
import { AppError } from "@/lib/errors/app-error";
import type { Context } from "@/lib/operation/context";

const erasureSchema = z.object({ customerId: z.uuid(), at: z.iso.datetime() });
type Erasure = z.infer<typeof erasureSchema>;

/**
 * Erases again, in a shop that was just restored, who has been erased since its back-up was made.
 *
 * @param input.folders where notes of erasures may lie: the data folder, and that of the back-ups.
 * @returns how many were erased, and whose orders were under way at the time of the back-up: those are left, with the
 * numbers of the orders, for a person to decide.
 */
export async function replayErasures(
  ctx: Context,
  { folders }: { folders: string[] },
): Promise<{ erased: number; left: { customerId: string; orders: unknown }[] }> {
  const noted = new Set<string>();
  for (const folder of folders)
    for (const { customerId } of await readErasures(folder)) noted.add(customerId);
  let erased = 0;
  const left = [];
  for (const customerId of noted) {
    try {
      if (await repeatErasure(ctx, customerId)) erased += 1;
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== "account_in_use") throw error;
      left.push({ customerId, orders: error.details.orders });
    }
  }
  return { erased, left };
}

/** Copies what is noted in the data folder beside the back-ups, so that it outlives that folder. */
export async function keepErasures(dataFolder: string, backups: string): Promise<void> {
  const known = await readErasures(backups);
  const all = new Map([...known, ...(await readErasures(dataFolder))].map((each) => [each.customerId, each]));
  if (all.size === known.length) return;
  const text = [...all.values()].map((each) => `${JSON.stringify(each)}\n`).join("");
  const temporary = path.join(backups, `.${ERASURES}.${process.pid}.part`);
  await writeFile(temporary, text, { mode: 0o600, flush: true });
  await rename(temporary, path.join(backups, ERASURES));
}

/** A last line that a crash has cut is passed over. */
async function readErasures(folder: string): Promise<Erasure[]> {
  const text = await readFile(path.join(folder, ERASURES), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "";
    throw error;
  });
  return text.split("\n").flatMap((line) => {
    try {
      return [erasureSchema.parse(JSON.parse(line))];
    } catch {
      return [];
    }
  });
}
