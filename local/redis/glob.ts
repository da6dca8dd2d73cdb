/** Redis' key pattern (`*`, `?`, `[a-z]`, `[^a]`, `\` before a plain character) as a regular expression. */
export function toPattern(glob: string): RegExp {
  const parts = glob.match(/\\[\s\S]|\[\^?[^\]]+\]|[\s\S]/g) ?? [];
  return new RegExp(`^${parts.map(toExpression).join("")}$`, "s");
}

function toExpression(part: string): string {
  if (part === "*") return ".*";
  if (part === "?") return ".";
  if (part.length > 2 && part.startsWith("[")) return part.replace(/[\\[]/g, "\\$&").replace(/^\\/, "");
  return (part.length > 1 ? part.slice(1) : part).replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
