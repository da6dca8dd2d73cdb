import { vi } from "vitest";
import { log } from "@/lib/log/log";

/** From now on lines of the log are kept instead of written. @returns the texts, as they would have been written. */
export function catchLog(level = "info"): string[] {
  const lines: string[] = [];
  log.level = level;
  const key = Object.getOwnPropertySymbols(log).find(({ description }) => description === "pino.stream");
  const stream = Reflect.get(log, key ?? "") as { write: (line: string) => void };
  vi.spyOn(stream, "write").mockImplementation((line) => void lines.push(line));
  return lines;
}
