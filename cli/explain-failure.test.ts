import { expect, test } from "vitest";
import { DatabaseNewerError } from "@/db/migrate-database";
import { AppError } from "@/lib/errors/app-error";
import { explainFailure } from "./explain-failure";

test("a message that is for people stays as it is", () => {
  for (const error of [new AppError("not_found", "There is no file x."), new DatabaseNewerError()])
    expect(explainFailure(error)).toEqual({ sentence: error.message, exitCode: 1, isForeseen: true });
});

test("a database that is away is named, however deep the driver's error lies", () => {
  const refused = Object.assign(new Error("connect ECONNREFUSED 127.0.0.1:1"), { code: "ECONNREFUSED" });
  for (const error of [
    refused,
    new Error("Failed query: select", { cause: refused }),
    new AggregateError([refused]),
  ])
    expect(explainFailure(error).sentence).toMatch(/^The database does not answer: .*127\.0\.0\.1:1/);
});

test("what S3 said is told to who runs the shop", () => {
  const cause = new Error("ListObjectsV2: AccessDenied (403)");
  expect(explainFailure(new AppError("storage_unavailable", undefined, { cause })).sentence).toBe(
    "The storage of pictures does not answer: ListObjectsV2: AccessDenied (403).",
  );
});

test("wrong settings end with the code for it", () => {
  const error = new Error("Settings are missing or wrong: AUTH_SECRET (Too small)");
  expect(explainFailure(error)).toMatchObject({ exitCode: 78, isForeseen: true });
});

test("what nobody foresaw is one line, and goes to the log", () => {
  const { sentence, isForeseen } = explainFailure(new TypeError("x is not a function\n    at y"));
  expect(sentence).toBe("The command failed: x is not a function");
  expect(isForeseen).toBe(false);
});

test("a broken CSV is named by its line, without a quotation of its bytes", () => {
  const error = new Error('Invalid Opening Quote: "\u0000\u0007" at line 3');
  expect(explainFailure(Object.assign(error, { code: "CSV_INVALID_OPENING_QUOTE" })).sentence).toBe(
    "The file is no readable CSV, from line 3 on: export it again as CSV in UTF-8.",
  );
});
