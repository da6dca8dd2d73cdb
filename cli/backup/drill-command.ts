import { writeFileSync } from "node:fs";
import path from "node:path";
import { listBackups } from "@/lib/backup/backup-files";
import { type DrillReport, runDrill } from "@/lib/backup/drill";
import { getEnv } from "@/lib/env/env";
import { AppError } from "@/lib/errors/app-error";
import { newId } from "@/lib/ids/new-id";
import { systemContext } from "@/lib/operation/system-context";
import { sendMail } from "@/lib/vendors/smtp";
import { backupFolder, backupKey, readOptions } from "./options";

const usage = "drill [FILE] [--from FOLDER] [--server URL] [--max-age-hours N] [--key FILE]";

/**
 * `drill`: restores the latest back-up into a scratch database and folder, examines and removes it. Prints a report, keeps
 * it beside the back-ups, and writes to `STAFF_MAIL` when something is wrong. Exit code 1 then.
 */
export async function drillCommand(args: string[]): Promise<void> {
  const { options, rest } = readOptions(args, {
    usage,
    names: ["from", "server", "max-age-hours", "key"],
    rest: 1,
  });
  const env = getEnv();
  const folder = backupFolder(options.from);
  const report: Partial<DrillReport> & { problems: string[] } = { problems: [] };
  try {
    const file = rest[0] ?? (await listBackups(folder))[0];
    if (!file) throw new AppError("not_found", `There is no back-up in ${folder}.`);
    report.file = file;
    Object.assign(
      report,
      await runDrill({
        ctx: systemContext("drill"),
        file,
        key: backupKey(options.key),
        serverUrl: options.server ?? env.DATABASE_URL,
        folder: path.resolve(env.DATA_DIR),
      }),
    );
    const hours = (Date.now() - Date.parse(report.backup?.madeAt ?? "")) / 3_600_000;
    const most = Number(options["max-age-hours"] ?? 36);
    if (hours > most)
      report.problems.push(
        `the latest back-up is ${Math.floor(hours)} hours old, more than ${most}: are back-ups still made?`,
      );
  } catch (error) {
    if (!(error instanceof AppError)) report.problems.push(`the drill broke off: ${String(error)}`);
    else report.problems.push(error.message);
  }
  print(report);
  keep(folder, report);
  if (report.problems.length === 0) return;
  process.exitCode = 1;
  await tellStaff(report);
}

function print({
  file,
  backup,
  figures,
  pictures,
  problems,
  walked = [],
  seconds,
}: Partial<DrillReport>): void {
  if (backup && figures)
    console.log(
      `${file}: the shop of ${backup.madeAt} (${backup.appVersion}), ${figures.products} products, ${figures.orders} orders, ` +
        `${pictures?.files} picture files, restored and examined in ${seconds} s.`,
    );
  for (const line of walked) console.log(`  ${line}`);
  for (const problem of problems ?? []) console.error(`PROBLEM  ${problem}`);
  if (problems?.length === 0)
    console.log("Rows, sums and pictures are those that were backed up, and the doctor finds nothing.");
}

/** For whoever watches files; the folder may be gone, which is a problem that has been said. */
function keep(folder: string, report: Partial<DrillReport>): void {
  try {
    const text = JSON.stringify({ at: new Date().toISOString(), ...report }, null, 1);
    writeFileSync(path.join(folder, "last-drill.json"), `${text}\n`, { mode: 0o600 });
  } catch (error) {
    console.error(`The report could not be kept: ${String(error)}`);
  }
}

/** A log that nobody reads would tell nobody. Back-ups are no fact of the shop: nothing of it is written there. */
async function tellStaff({ file, problems }: { file?: string; problems: string[] }): Promise<void> {
  const { STAFF_MAIL, APP_URL } = getEnv();
  if (STAFF_MAIL.length === 0) return;
  const text = [
    `The shop at ${APP_URL} restored its latest back-up (${file ?? "there is none"}) for practice, and something is wrong:`,
    ...problems.map((problem) => `- ${problem}`),
    "Until this is mended, do not rely on the back-ups. docs/operate.md, “Back-up and restore”, tells what to look at.",
  ].join("\n\n");
  const html = `<p>${text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll("\n\n", "</p><p>")}</p>`;
  const messageId = `<drill-${newId()}@${new URL(APP_URL).hostname}>`;
  await sendMail({
    to: STAFF_MAIL.join(", "),
    subject: "The back-up could not be restored",
    text,
    html,
    messageId,
  }).catch((error: unknown) => console.error(`The staff could not be told by mail: ${String(error)}`));
}
