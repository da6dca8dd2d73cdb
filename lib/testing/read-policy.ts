import { readFileSync } from "node:fs";

const text = () => readFileSync("docs/security.md", "utf8");

/** The cells of the generated table of that name in docs/security.md, without its head. */
function readTable(name: string): string[][] {
  const [, table = ""] =
    new RegExp(`<!-- ${name} table: begin -->\\n([\\s\\S]*)<!-- ${name} table: end -->`).exec(text()) ?? [];
  const rows = table.split("\n").filter((line) => line.startsWith("|"));
  if (rows.length < 3) throw new Error(`docs/security.md has no table of ${name}`);
  const cells = rows.map((row) =>
    row
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
  return [cells[0] ?? [], ...cells.slice(2)];
}

/** What docs/security.md promises: who may call each operation, and what each role consists of. */
export function readPolicy() {
  const [, ...operations] = readTable("policy");
  const [[, ...roles] = [], ...permissions] = readTable("roles");
  const of = (index: number) =>
    new Set(
      permissions.flatMap(([name = "", ...marks]) => (marks[index] === "" ? [] : [name.replaceAll("`", "")])),
    );
  return {
    operations: new Map(operations.map(([name = "", , , who = ""]) => [name, who])),
    roles: new Map(roles.map((role, index) => [role, of(index)])),
  };
}
