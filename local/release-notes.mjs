import { readFileSync } from "node:fs";
import { sayFailure } from "./launcher/say-failure.mjs";
import { cutNotes } from "./release/cut-notes.mjs";

const [tag = ""] = process.argv.slice(2);
try {
  const { version } = JSON.parse(readFileSync("package.json", "utf8"));
  console.log(cutNotes(readFileSync("CHANGELOG.md", "utf8"), tag, version));
} catch (error) {
  sayFailure(error);
}
