import { StartError } from "../launcher/start-error.mjs";

const HEAD = /^## (\S+).*$/;

/**
 * What the changelog says of one version: its section, without the head.
 *
 * @param {string} changelog sections begin with `## 1.2.3`, whatever follows on that line.
 * @param {string} tag as Git has it: `v` and the version of package.json.
 * @param {string} version that of package.json.
 * @returns {string}
 * @throws {StartError} in one sentence, when the tag is of another version, or there is nothing to say of it.
 */
export function cutNotes(changelog, tag, version) {
  if (tag !== `v${version}`)
    throw new StartError(`The tag ${tag} is not v${version}, which package.json says: correct one of them.`);
  const lines = changelog.split("\n");
  const start = lines.findIndex((line) => HEAD.exec(line)?.[1] === version);
  if (start < 0)
    throw new StartError(`CHANGELOG.md has no section "## ${version}": give what is unreleased that head.`);
  const rest = lines.slice(start + 1);
  const end = rest.findIndex((line) => HEAD.test(line));
  const notes = (end < 0 ? rest : rest.slice(0, end)).join("\n").trim();
  if (notes === "") throw new StartError(`CHANGELOG.md says nothing of ${version}.`);
  return notes;
}
