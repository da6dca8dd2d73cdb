import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

/**
 * Starts the process of the local services and waits for its addresses. It ends when its stdin does, so that it never
 * outlives us, however we end.
 *
 * @param {object} settings what `local/sidecar.ts` reads.
 * @returns {Promise<{ child: import("node:child_process").ChildProcess, services: import("./environment.mjs").Services }>}
 */
export function startSidecar(settings) {
  const child = spawn(process.execPath, ["--import", "tsx", "local/sidecar.ts"], {
    stdio: ["pipe", "pipe", "inherit"],
    env: { ...process.env, STRIPE_SUPPRESS_NOTICES: "1" },
  });
  // A pipe that breaks because the sidecar died is answered by its exit.
  child.stdin.on("error", () => undefined);
  child.stdin.write(`${JSON.stringify(settings)}\n`);
  return new Promise((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`The local services ended at once (code ${code}).`)));
    createInterface({ input: child.stdout }).once("line", (line) =>
      resolve({ child, services: JSON.parse(line) }),
    );
  });
}
