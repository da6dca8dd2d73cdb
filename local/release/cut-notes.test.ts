import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { cutNotes } from "./cut-notes.mjs";

const changelog = `# Changelog

## Unreleased

- What nobody has yet.

## 1.10.0 - 2027-01-02

- One thing.

### For operators

- Another.

## 1.1.0

## 1.0.0 (2026-12-01)

- The first.
`;
const notesOf = (version: string) => cutNotes(changelog, `v${version}`, version);

test("notes are the section of the version, to the letter, whether others follow it or not", () => {
  expect(notesOf("1.10.0")).toBe("- One thing.\n\n### For operators\n\n- Another.");
  expect(notesOf("1.0.0")).toBe("- The first.");
});

test("a tag of another version, one without a section and one without a word are refused in a sentence", () => {
  expect(() => cutNotes(changelog, "v1.0.0", "1.10.0")).toThrow("not v1.10.0, which package.json says");
  expect(() => cutNotes(changelog, "Unreleased", "Unreleased")).toThrow("is not");
  expect(() => notesOf("1.10")).toThrow('no section "## 1.10"');
  expect(() => notesOf("1.1.0")).toThrow("says nothing of 1.1.0");
});

test("the changelog of this repository has what is not released yet at its head", () => {
  const heads = [...readFileSync("CHANGELOG.md", "utf8").matchAll(/^## (.*)$/gm)].map(([, head]) => head);
  expect(heads[0]).toBe("Unreleased");
  for (const head of heads.slice(1)) expect(head).toMatch(/^\d+\.\d+\.\d+ \(\d{4}-\d{2}-\d{2}\)$/);
});
