import { stripVTControlCharacters } from "node:util";

/** @typedef {{ name: string, reason: string }} FailedTest */

const REASON_LINES = 12;

/**
 * @typedef {object} Suite
 * @property {Suite[]} [suites]
 * @property {{ title: string, file: string, line: number, tests: { status: string, results: { error?: { message?: string } }[] }[] }[]} [specs]
 */

/**
 * What failed, from Playwright's JSON report. A test that passed only when repeated has failed.
 *
 * @param {{ suites: Suite[], errors: { message?: string }[] }} report
 * @returns {FailedTest[]}
 */
export function failedInPlaywright({ suites, errors }) {
  return [
    ...errors.map(({ message = "" }) => ({ name: "journeys", reason: shortReason(message) })),
    ...suites.flatMap(failedIn),
  ];
}

/** @param {Suite} suite @returns {FailedTest[]} */
function failedIn({ suites = [], specs = [] }) {
  const failed = specs.filter(({ tests }) =>
    tests.some(({ status }) => status !== "expected" && status !== "skipped"),
  );
  return [
    ...failed.map(({ title, file, line, tests }) => ({
      name: `${file}:${line} > ${title}`,
      reason: shortReason(
        tests
          .flatMap(({ results }) => results)
          .map(({ error }) => error?.message ?? "")
          .join("\n"),
      ),
    })),
    ...suites.flatMap(failedIn),
  ];
}

/** The first lines, without the colours that reporters write. */
export const shortReason = (reason = "no reason was given") =>
  stripVTControlCharacters(reason).trim().split("\n").slice(0, REASON_LINES).join("\n");
