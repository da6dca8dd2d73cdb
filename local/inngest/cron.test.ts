import { expect, test } from "vitest";
import { nextTime, parseCron } from "./cron";

/** The first times after an instant. */
function timesAfter(expression: string, after: string, count: number): string[] {
  const times: string[] = [];
  let last = new Date(after);
  while (times.length < count) {
    last = nextTime(expression, last);
    times.push(last.toISOString().replace(":00.000Z", "Z"));
  }
  return times;
}

test.each([
  ["* * * * *", "2026-03-10T10:00:30Z", ["2026-03-10T10:01Z", "2026-03-10T10:02Z"]],
  ["*/15 * * * *", "2026-03-10T10:50:00Z", ["2026-03-10T11:00Z", "2026-03-10T11:15Z"]],
  ["5/20 * * * *", "2026-03-10T10:00:00Z", ["2026-03-10T10:05Z", "2026-03-10T10:25Z", "2026-03-10T10:45Z"]],
  ["0,30 8-9 * * *", "2026-03-10T09:00:00Z", ["2026-03-10T09:30Z", "2026-03-11T08:00Z"]],
  [
    "10-30/10 3 * * *",
    "2026-03-10T03:10:00Z",
    ["2026-03-10T03:20Z", "2026-03-10T03:30Z", "2026-03-11T03:10Z"],
  ],
  ["0 0 1 */3 *", "2026-03-10T00:00:00Z", ["2026-04-01T00:00Z", "2026-07-01T00:00Z"]],
  ["0 9 * * 1-5", "2026-03-13T09:00:00Z", ["2026-03-16T09:00Z", "2026-03-17T09:00Z"]],
  ["0 9 * * 7", "2026-03-10T00:00:00Z", ["2026-03-15T09:00Z"]],
  ["0 9 * * 0", "2026-03-10T00:00:00Z", ["2026-03-15T09:00Z"]],
  ["0 0 31 * *", "2026-03-31T00:00:00Z", ["2026-05-31T00:00Z", "2026-07-31T00:00Z"]],
  ["0 0 29 2 *", "2096-03-01T00:00:00Z", ["2104-02-29T00:00Z"]],
])("%s after %s", (expression, after, times) => {
  expect(timesAfter(expression, after, times.length)).toEqual(times);
});

test("a day or a weekday is enough when both are named; a star on one side leaves the other alone", () => {
  expect(timesAfter("0 0 13 * 5", "2026-03-10T00:00:00Z", 3)).toEqual([
    "2026-03-13T00:00Z",
    "2026-03-20T00:00Z",
    "2026-03-27T00:00Z",
  ]);
  expect(timesAfter("0 0 * * 5", "2026-03-13T00:00:00Z", 1)).toEqual(["2026-03-20T00:00Z"]);
});

test("hours are those of the zone, in summer and in winter", () => {
  expect(timesAfter("TZ=Europe/Rome 0 9 * * *", "2026-03-27T12:00:00Z", 3)).toEqual([
    "2026-03-28T08:00Z",
    "2026-03-29T07:00Z",
    "2026-03-30T07:00Z",
  ]);
  expect(timesAfter("TZ=America/New_York 30 23 * * *", "2026-03-07T12:00:00Z", 2)).toEqual([
    "2026-03-08T04:30Z",
    "2026-03-09T03:30Z",
  ]);
  expect(timesAfter("TZ=Asia/Kolkata 0 0 * * *", "2026-03-07T12:00:00Z", 1)).toEqual(["2026-03-07T18:30Z"]);
  expect(timesAfter("TZ=Pacific/Kiritimati 0 0 1 1 *", "2026-03-07T12:00:00Z", 1)).toEqual([
    "2026-12-31T10:00Z",
  ]);
});

test("a time of day that the clocks skip comes once, when it would have without the change", () => {
  expect(timesAfter("TZ=Europe/Rome 30 2 * * *", "2026-03-28T00:00:00Z", 3)).toEqual([
    "2026-03-28T01:30Z",
    "2026-03-29T01:30Z",
    "2026-03-30T00:30Z",
  ]);
});

test("a time of day that the clocks show twice comes once, the first time", () => {
  expect(timesAfter("TZ=Europe/Rome 30 2 * * *", "2026-10-24T12:00:00Z", 2)).toEqual([
    "2026-10-25T00:30Z",
    "2026-10-26T01:30Z",
  ]);
  // Between the two, the next one is tomorrow's.
  expect(timesAfter("TZ=Europe/Rome 30 2 * * *", "2026-10-25T00:45:00Z", 1)).toEqual(["2026-10-26T01:30Z"]);
});

test("a rhythm goes on evenly over both changes", () => {
  expect(timesAfter("TZ=Europe/Rome 0,30 * * * *", "2026-03-29T00:00:00Z", 4)).toEqual([
    "2026-03-29T00:30Z",
    "2026-03-29T01:00Z",
    "2026-03-29T01:30Z",
    "2026-03-29T02:00Z",
  ]);
  expect(timesAfter("TZ=Europe/Rome 0,30 * * * *", "2026-10-24T23:30:00Z", 5)).toEqual([
    "2026-10-25T00:00Z",
    "2026-10-25T00:30Z",
    "2026-10-25T01:00Z",
    "2026-10-25T01:30Z",
    "2026-10-25T02:00Z",
  ]);
});

test.each([
  ["", "five fields"],
  ["* * * *", "five fields"],
  ["*/1 * * * * *", "five fields"],
  ["@hourly", "five fields"],
  ["60 * * * *", "not a cron minute: 60"],
  ["* 24 * * *", "not a cron hour: 24"],
  ["* * 0 * *", "not a cron day: 0"],
  ["* * * 13 *", "not a cron month: 13"],
  ["* * * * 8", "not a cron weekday: 8"],
  ["* * * * MON", "not a cron weekday: MON"],
  ["30-10 * * * *", "not a cron minute: 30-10"],
  ["*/0 * * * *", "not a cron minute: */0"],
  ["1,,2 * * * *", "not a cron minute: 1,,2"],
  ["TZ=Mars/Olympus 0 0 * * *", "unknown time zone: Mars/Olympus"],
  ["0 0 31 2 *", "never comes"],
])("%s is refused: %s", (expression, problem) => {
  expect(() => parseCron(expression)).toThrow(problem);
});
