/**
 * @typedef {{ name: string, value: string }} Instruction
 * @typedef {{ name: string, from: string, instructions: Instruction[] }} Stage
 */

/** The stages of a Dockerfile, as far as ours uses the language. @param {string} text @returns {Stage[]} */
export function readDockerfile(text) {
  /** @type {Stage[]} */
  const stages = [];
  const lines = text
    .split("\n")
    .filter((line) => !line.startsWith("#"))
    .join("\n")
    .replaceAll(/\\\n\s*/g, " ")
    .split("\n");
  for (const line of lines) {
    const [, name = "", value = ""] = /^(\w+)\s+(.*)$/.exec(line.trim()) ?? [];
    if (name === "FROM") {
      const [from = "", , as = ""] = value.split(/\s+/);
      stages.push({ name: as, from, instructions: [] });
    } else if (name) stages.at(-1)?.instructions.push({ name, value });
  }
  return stages;
}
