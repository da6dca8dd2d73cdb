import { readFileSync } from "node:fs";
import path from "node:path";

/** What the journeys' people type, and what only a secret address holds. None of it belongs into a log. */
const canaries = {
  "an e-mail address": /[\w.+-]+@[\w-]+\.[a-z]{2,}/i,
  "a person's name": /Lovelace/,
  "a street": /\d+ Main Street/,
  "a card": /(4242 ?){3}/,
  "an address with a secret in it": /[?&]token=(?!\[)[\w-]/,
  "a key": /\bsk_\w{8}|\bwhsec_\w{8}|Bearer [\w-]{8}/,
};

/** What the shop of the journeys has said of itself, beside its data: its log, its spans and its metrics. */
export const telemetryFiles = /** @type {const} */ (["app.log", "traces.ndjson", "metrics.txt"]);

/**
 * Looks through what the app has written while the journeys ran, in the shop of that data folder.
 *
 * @param {string} dataDir
 * @returns {string[]} what was found, without repeating it whole; nothing is as it should be.
 */
export function findCanaries(dataDir) {
  const { secrets } = JSON.parse(readFileSync(path.join(dataDir, "settings.json"), "utf8"));
  return telemetryFiles.flatMap((file) => {
    const lines = readFileSync(path.join(dataDir, file), "utf8").split("\n");
    return lines.flatMap((line, index) => {
      const kinds = [
        ...Object.entries(canaries).filter(([, pattern]) => pattern.test(line)),
        ...Object.entries(secrets).filter(([, secret]) => line.includes(secret)),
      ];
      return kinds.map(([kind]) => `${file}, line ${index + 1}: ${kind}`);
    });
  });
}
