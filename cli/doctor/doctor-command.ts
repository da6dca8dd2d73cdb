import { checks } from "@/lib/doctor/checks";
import { type Finding, repairBreaches, runDoctor } from "@/lib/doctor/run-doctor";
import { AppError } from "@/lib/errors/app-error";
import { recordedSystemContext, systemContext } from "@/lib/operation/system-context";

/**
 * `doctor [--json] [--repair CHECK]`: looks whether everything holds that must, and repairs what it is told to. Exit
 * code 1 when something does not hold.
 */
export async function doctorCommand(args: string[]): Promise<void> {
  const ctx = systemContext("doctor");
  const at = args.indexOf("--repair");
  if (at >= 0) await repair(args[at + 1] ?? "");
  const findings = await runDoctor(ctx);
  const broken = findings.filter(({ breaches }) => breaches.length > 0);
  if (args.includes("--json")) console.log(JSON.stringify(findings.map(toReport)));
  else for (const finding of findings) print(finding);
  if (broken.length > 0) process.exitCode = 1;
  else if (!args.includes("--json")) console.log(`All ${findings.length} checks hold.`);
}

async function repair(name: string): Promise<void> {
  const check = checks.find((candidate) => candidate.name === name && candidate.repair);
  if (!check?.repair) {
    const known = checks.flatMap((candidate) => (candidate.repair ? [candidate.name] : []));
    throw new AppError("validation_failed", `--repair takes one of: ${known.join(", ")}.`);
  }
  const count = await repairBreaches(recordedSystemContext("doctor", `doctor:${check.name}`), check);
  console.log(`${name}: ${check.repair.does}; ${count} taken up.`);
}

function print({ check, breaches, hasMore }: Finding): void {
  if (breaches.length === 0) {
    console.log(`ok      ${check.name}`);
    return;
  }
  console.log(`BROKEN  ${check.name}. ${check.explains}`);
  for (const { finding } of breaches) console.log(`          ${finding}`);
  if (hasMore) console.log("          … and more.");
  if (check.repair) console.log(`        --repair ${check.name}: ${check.repair.does}.`);
}

function toReport({ check, breaches, hasMore }: Finding) {
  return {
    check: check.name,
    explains: check.explains,
    breaches,
    hasMore,
    repairable: Boolean(check.repair),
  };
}
