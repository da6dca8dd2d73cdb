import { createReadStream } from "node:fs";
import { type CsvError, parse } from "csv-parse";

export type CsvRow = { line: number; values: Record<string, string> };

/** The file is no CSV from here on; what came before it was read. */
export class BrokenCsvError extends Error {
  override name = "BrokenCsvError";
}

const MAX_RECORD_BYTES = 2_000_000;

/**
 * Reads a CSV file row by row, in bounded memory: quoted commas and newlines, a byte order mark, CRLF; UTF-8, or
 * Windows-1252 where the bytes are no UTF-8.
 *
 * @throws BrokenCsvError with the line, where the file is no CSV.
 */
export async function* readRows(file: string): AsyncGenerator<CsvRow> {
  const decoder = new TextDecoder((await isUtf8(file)) ? "utf-8" : "windows-1252");
  const parser = parse({
    bom: true,
    columns: (header: string[]) => header.map((name) => name.trim()),
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: MAX_RECORD_BYTES,
  });
  const source = createReadStream(file);
  source.on("error", (error) => parser.destroy(error));
  source.on("data", (chunk) => {
    if (!parser.write(decoder.decode(chunk as Buffer, { stream: true }))) source.pause();
  });
  parser.on("drain", () => source.resume());
  source.on("end", () => {
    parser.write(decoder.decode());
    parser.end();
  });
  try {
    for await (const entry of parser as AsyncIterable<{
      info: { lines: number };
      record: Record<string, string>;
    }>) {
      yield { line: entry.info.lines, values: entry.record };
    }
  } catch (error) {
    const { code, lines, message } = error as CsvError & { lines?: number };
    if (typeof code === "string" && code.startsWith("CSV_")) {
      throw new BrokenCsvError(`The file is no readable CSV near line ${lines ?? "?"}: ${message}`);
    }
    throw error;
  } finally {
    source.destroy();
  }
}

async function isUtf8(file: string): Promise<boolean> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    for await (const chunk of createReadStream(file)) decoder.decode(chunk as Buffer, { stream: true });
    decoder.decode();
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}
