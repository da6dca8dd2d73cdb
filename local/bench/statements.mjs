import { closeSync, openSync, readSync, statSync } from "node:fs";
import path from "node:path";

/** The shop's own connections; those of the local services say otherwise. */
const OWN = /^storehouse\|/;

/**
 * The statements that the app sends while `work` runs, by shape, as Postgres logs them.
 *
 * @param {import("./shop.mjs").Shop} shop @param {() => Promise<unknown>} work
 * @returns {Promise<Map<string, number>>}
 */
export async function listStatements({ folder, sql }, work) {
  await sql.unsafe("alter system set log_line_prefix = '%a|'");
  await sql.unsafe("alter system set log_statement = 'all'");
  await sql`select pg_reload_conf()`;
  const file = path.join(folder, "postgres.log");
  const from = statSync(file).size;
  try {
    await work();
  } finally {
    await sql.unsafe("alter system reset log_statement");
    await sql`select pg_reload_conf()`;
  }
  /** @type {Map<string, number>} */
  const shapes = new Map();
  for (const entry of readFrom(file, from).split(/\n(?=[^\s|]*\|)/)) {
    const statement = /LOG: {2}(?:statement|execute [^:]*): ([\s\S]*)$/.exec(entry)?.[1];
    if (!statement || !OWN.test(entry)) continue;
    const shape = toShape(statement);
    shapes.set(shape, (shapes.get(shape) ?? 0) + 1);
  }
  return shapes;
}

/** Lists of values of any length are one shape. @param {string} statement */
function toShape(statement) {
  return statement
    .replace(/\s+/g, " ")
    .replace(/\$\d+/g, "?")
    .replace(/\((?:\?|default)(?:, (?:\?|default))*\)/g, "(…)")
    .replace(/\(…\)(?:, \(…\))+/g, "(…)")
    .trim();
}

/** @param {string} file @param {number} from */
function readFrom(file, from) {
  const length = statSync(file).size - from;
  const buffer = Buffer.alloc(length);
  const handle = openSync(file, "r");
  try {
    readSync(handle, buffer, 0, length, from);
  } finally {
    closeSync(handle);
  }
  return buffer.toString();
}
