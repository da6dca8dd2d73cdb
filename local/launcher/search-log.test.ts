import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { findCanaries } from "./search-log.mjs";

test("what is of a person or secret in a log is found, and what is not is passed over", () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "storehouse-log-"));
  writeFileSync(path.join(folder, "settings.json"), JSON.stringify({ secrets: { authSecret: "s3cr3t" } }));
  const fine = [
    '{"requestId":"01a228ca-3154-7505-abba-76e31c3ce660","operation":"signInCustomer","address":"127.0.0.1"}',
    "GET /orders/1?token=[redacted]",
  ];
  const wrong = [
    "to ada@example.com",
    "Ada Lovelace",
    "/orders/1?token=abc",
    "key sk_test_12345678",
    "s3cr3t",
  ];
  const write = (lines: string[], file = "app.log") =>
    writeFileSync(path.join(folder, file), lines.join("\n"));
  write(["", '{"traceId":"1"}'], "traces.ndjson");
  write(["up 1"], "metrics.txt");
  write(fine);
  expect(findCanaries(folder)).toEqual([]);
  write([...fine, ...wrong]);
  expect(findCanaries(folder)).toEqual([
    "app.log, line 3: an e-mail address",
    "app.log, line 4: a person's name",
    "app.log, line 5: an address with a secret in it",
    "app.log, line 6: a key",
    "app.log, line 7: authSecret",
  ]);
  write(
    [...fine, '{"traceId":"1","attributes":[{"key":"to","value":{"stringValue":"ada@example.com"}}]}'],
    "traces.ndjson",
  );
  write(['orders{name="Ada Lovelace"} 1'], "metrics.txt");
  expect(findCanaries(folder).slice(5)).toEqual([
    "traces.ndjson, line 3: an e-mail address",
    "metrics.txt, line 1: a person's name",
  ]);
  rmSync(folder, { recursive: true });
});
