import { DatabaseNewerError } from "@/db/migrate-database";
import { AppError } from "@/lib/errors/app-error";

export type Explanation = { sentence: string; exitCode: number; isForeseen: boolean };

/** Error codes of Postgres and of the network, and what a person can do about them. */
const advice: Record<string, string> = {
  ECONNREFUSED: "The database does not answer: start it, or correct DATABASE_URL.",
  CONNECT_TIMEOUT: "The database does not answer: start it, or correct DATABASE_URL.",
  CONNECTION_CLOSED: "The database ended the connection: start it, then run this again.",
  ENOTFOUND: "The host of the database is not known: correct DATABASE_URL.",
  EAI_AGAIN: "The host of the database is not known: correct DATABASE_URL.",
  "28P01": "The database does not take the password: correct DATABASE_URL.",
  "28000": "The database does not take the user: correct DATABASE_URL.",
  "3D000": "The server has no such database: create it, or correct DATABASE_URL.",
  "42501": "The database refuses its user a right that is needed: make it the owner of the database.",
  "53300": "The database has no connection left: end some, or lower DATABASE_POOL_SIZE.",
  "53100": "The disk of the database is full: make room there.",
  ENOSPC: "The disk is full: make room.",
  EACCES: "A file cannot be read or written for lack of rights.",
  EISDIR: "That is a folder: name a file.",
};

/** What went wrong, in one sentence for people. What nobody foresaw says so. */
export function explainFailure(error: unknown): Explanation {
  // What S3 said is for who runs the shop, and for nobody else.
  if (error instanceof AppError && error.code === "storage_unavailable" && error.cause instanceof Error)
    return { sentence: `${error.message}: ${error.cause.message}.`, exitCode: 1, isForeseen: true };
  if (error instanceof AppError || error instanceof DatabaseNewerError)
    return { sentence: error.message, exitCode: 1, isForeseen: true };
  const chain = toChain(error);
  const settings = chain.find(({ message }) => message.startsWith("Settings are missing or wrong"));
  if (settings) return { sentence: `${settings.message}.`, exitCode: 78, isForeseen: true };
  for (const { code, message } of chain) {
    const sentence = code === undefined ? undefined : advice[code];
    if (sentence)
      return { sentence: `${sentence} (${firstLine(message || code)})`, exitCode: 1, isForeseen: true };
  }
  const csv = chain.find(({ code }) => code?.startsWith("CSV_"));
  if (csv) {
    // The library's message quotes the file, which may be anything.
    const place = /\bline \d+/.exec(csv.message)?.[0];
    const sentence = `The file is no readable CSV${place ? `, from ${place} on` : ""}: export it again as CSV in UTF-8.`;
    return { sentence, exitCode: 1, isForeseen: true };
  }
  const said = firstLine(chain.at(-1)?.message || String(error));
  return { sentence: `The command failed: ${said}`, exitCode: 1, isForeseen: false };
}

type Failure = { message: string; code?: string | undefined };

/** An error and what caused it, down to the root; libraries wrap those of the driver. */
function toChain(error: unknown): Failure[] {
  const chain: Failure[] = [];
  for (let at = error; at instanceof Error && chain.length < 10; at = at.cause ?? firstOf(at)) {
    const code = "code" in at && typeof at.code === "string" ? at.code : undefined;
    chain.push({ message: at.message, code });
  }
  return chain;
}

function firstOf(error: Error): unknown {
  return error instanceof AggregateError ? error.errors[0] : undefined;
}

const firstLine = (text: string | undefined) => text?.split("\n")[0] ?? "";
