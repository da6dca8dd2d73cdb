import { expect, test } from "vitest";
import { secondsUntil } from "./duration";
import { holds, parseEquality, parseEventPath } from "./expression";

const scope = {
  event: { data: { id: "o1", n: 3, nothing: null, deep: { flag: true }, quote: "a == b" } },
  async: { data: { id: "o1", n: "3", nothing: null } },
};

test.each([
  ["event.data.id == async.data.id", true],
  ["event.data.n == async.data.n", false],
  ["event.data.n == 3", true],
  ["3 == event.data.n", true],
  ["event.data.n==3.0", true],
  ["event.data.id == 'o1'", true],
  ['event.data.id == "o2"', false],
  ["event.data.quote == 'a == b'", true],
  ["'a == b' == event.data.quote", true],
  ["event.data.deep.flag == true", true],
  ["event.data.nothing == null", true],
  ["event.data.nothing == async.data.nothing", true],
  ["event.data.absent == null", false],
  ["event.data.absent == async.data.absent", false],
  ["event.data.id.length == 2", false],
  ["event.data.toString == async.data.toString", false],
])("%s is %s", (text, outcome) => {
  expect(holds(text, scope)).toBe(outcome);
});

test.each([
  "event.data.id",
  "event.data.id != async.data.id",
  "event.data.n >= 3",
  "event.data.id == async.data.id && event.data.n == 3",
  "event.data.items[0] == 1",
  "size(event.data.id) == 2",
  "event == async",
  "other.data.id == 1",
  "event.data.id == 'it\\'s'",
  "event.data.id ==",
  "",
])("%s is refused, not taken for something else", (text) => {
  expect(() => parseEquality(text)).toThrow("is not supported");
});

test("a key is one path below the event", () => {
  expect(parseEventPath("event.data.orderId")).toEqual(["event", "data", "orderId"]);
  for (const text of ["async.data.id", "event", "event.data.a + event.data.b", "'x'"])
    expect(() => parseEventPath(text)).toThrow("is not supported");
});

test("durations are sums of units or dates, and nothing else", () => {
  const now = Date.parse("2026-03-10T10:00:00Z");
  expect(secondsUntil("1w2d3h4m5s")).toBe(788_645);
  expect(secondsUntil("2026-03-10T10:01:00.000Z", now)).toBe(60);
  expect(secondsUntil("2026-03-10T09:00:00.000Z", now)).toBe(0);
  for (const text of ["", "soon", "1.5h", "-1h", "1", "2026-13-45"])
    expect(() => secondsUntil(text)).toThrow("not a duration");
});
