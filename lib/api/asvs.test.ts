import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** Of each section of ASVS 5.0.0, how many requirements are of levels 1 and 2: they are its first ones. */
const sections: Record<string, number> = {
  ...{ "1.1": 2, "1.2": 9, "1.3": 11, "1.4": 3, "1.5": 2, "2.1": 3, "2.2": 3, "2.3": 4, "2.4": 1 },
  ...{ "3.2": 2, "3.3": 4, "3.4": 6, "3.5": 5, "3.7": 2, "4.1": 3, "4.2": 1, "4.3": 2, "4.4": 4 },
  ...{ "5.1": 1, "5.2": 3, "5.3": 2, "5.4": 3, "6.1": 3, "6.2": 12, "6.3": 4, "6.4": 4, "6.5": 5 },
  ...{ "6.6": 3, "6.8": 4, "7.1": 3, "7.2": 4, "7.3": 2, "7.4": 5, "7.5": 2, "7.6": 2, "8.1": 2 },
  ...{ "8.2": 3, "8.3": 1, "8.4": 1, "9.1": 3, "9.2": 4, "10.1": 2, "10.2": 2, "10.3": 4, "10.4": 11 },
  ...{ "10.5": 5, "10.6": 2, "10.7": 3, "11.1": 2, "11.2": 3, "11.3": 3, "11.4": 4, "11.5": 1 },
  ...{ "11.6": 1, "12.1": 3, "12.2": 2, "12.3": 4, "13.1": 1, "13.2": 5, "13.3": 2, "13.4": 5 },
  ...{ "14.1": 2, "14.2": 4, "14.3": 3, "15.1": 3, "15.2": 3, "15.3": 7, "16.1": 1, "16.2": 5 },
  ...{ "16.3": 4, "16.4": 3, "16.5": 3, "17.1": 1, "17.2": 4, "17.3": 2 },
};

/** The formatter fills columns up. */
const text = readFileSync("docs/asvs.md", "utf8").replace(/ +/g, " ");
const rows = [...text.matchAll(/^\| (\d+\.\d+\.\d+) \| ([12]) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$/gm)].map(
  ([, number = "", level, , state = "", evidence = ""]) => ({ number, level, state, evidence }),
);

test("every requirement of ASVS 5.0.0 of levels 1 and 2 stands in the checklist, once and in its order", () => {
  const wanted = Object.entries(sections).flatMap(([section, count]) =>
    Array.from({ length: count }, (_, index) => `${section}.${index + 1}`),
  );
  expect(rows.map(({ number }) => number)).toEqual(wanted);
  expect(rows.filter(({ level }) => level === "1")).toHaveLength(70);
  expect(rows.filter(({ level }) => level === "2")).toHaveLength(183);
});

test("each has a state, and every file that it names is there", () => {
  const states = ["met", "partly", "not met", "does not apply"];
  expect(rows.filter(({ state }) => !states.includes(state))).toEqual([]);
  const named = rows.flatMap(({ number, evidence }) =>
    [...evidence.matchAll(/`([\w./[\]-]+(?:\/|\.\w+))`/g)].map(([, file = ""]) => [number, file] as const),
  );
  expect(named.length).toBeGreaterThan(150);
  expect(named.filter(([, file]) => !existsSync(file))).toEqual([]);
});

test("its sums are those of its lines", () => {
  for (const level of ["1", "2"]) {
    const of = (state: string) => rows.filter((row) => row.level === level && row.state === state).length;
    const sums = ["met", "partly", "not met", "does not apply"].map(of);
    expect(text).toContain(
      `| ${[level, sums.reduce((sum, count) => sum + count, 0), ...sums].join(" | ")} |`,
    );
  }
});
