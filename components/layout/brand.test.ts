import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { brand } from "./brand";

test("what browsers draw around the pages has the colors of the icon", () => {
  const icon = readFileSync("public/icon.svg", "utf8");
  for (const color of Object.values(brand)) expect(icon).toContain(color);
});
