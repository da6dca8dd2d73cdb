import { writeFileSync } from "node:fs";
import { shortReason } from "./failed-tests.mjs";

/** @typedef {import("./failed-tests.mjs").FailedTest} FailedTest */

/**
 * Vitest's own JSON report leaves out what failed beside a test: a hook, a worker that died, a promise that nobody caught.
 * Such a run ends with an error and names no reason. This one names all of them, in the file REPORT_FILE: how many tests
 * passed, how many were skipped, and what failed.
 */
export default class VitestReport {
  /**
   * @param {readonly import("vitest/node").TestModule[]} modules
   * @param {readonly { name?: string, message?: string, stack?: string }[]} unhandled
   */
  onTestRunEnd(modules, unhandled) {
    const report = { passed: 0, skipped: 0, failures: /** @type {FailedTest[]} */ ([]) };
    /** @param {string} name @param {readonly { message?: string, stack?: string }[]} errors */
    const fail = (name, errors) =>
      report.failures.push({
        name,
        reason: errors.map(({ message, stack }) => shortReason(stack ?? message)).join("\n"),
      });
    for (const module of modules) {
      for (const part of [module, ...module.children.allSuites()]) {
        const name =
          "fullName" in part ? `${module.relativeModuleId} > ${part.fullName}` : part.relativeModuleId;
        if (part.errors().length > 0) fail(name, part.errors());
      }
      for (const test of module.children.allTests()) {
        const { state, errors = [] } = test.result();
        if (state === "passed") report.passed++;
        else if (state === "skipped") report.skipped++;
        else fail(`${module.relativeModuleId} > ${test.fullName}`, errors);
      }
    }
    for (const error of unhandled) fail(`outside of a test: ${error.name}`, [error]);
    writeFileSync(process.env.REPORT_FILE ?? "", JSON.stringify(report));
  }
}
