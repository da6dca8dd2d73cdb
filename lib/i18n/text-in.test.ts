import { expect, test } from "vitest";
import { textIn } from "./text-in";

test("each field falls back to the original alone, also where its translation is empty", () => {
  const row: Parameters<typeof textIn<"title" | "text">>[0] = {
    translations: { de: { title: "Becher", text: "" } },
  };
  expect(textIn(row, "de", "title", "Mug")).toBe("Becher");
  expect(textIn(row, "de", "text", "Holds tea")).toBe("Holds tea");
  expect(textIn(row, "en", "title", "Mug")).toBe("Mug");
});
