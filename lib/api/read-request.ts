import { AppError } from "@/lib/errors/app-error";
import type { FileField } from "@/lib/operation/define-operation";
import { requireSoundInput } from "@/lib/operation/require-sound-input";
import { readBytes } from "./read-bytes";
import { readMultipart } from "./read-multipart";

const MAX_BODY_BYTES = 256 * 1024;

/**
 * Collects what the request says into one unchecked input object: path fields, then the query (GET, DELETE) or the
 * body: JSON, or a form with a file where the operation takes one. `filter.<name>` of a query gathers in `filter`; a
 * repeated name is a list.
 *
 * @throws AppError `malformed_body`, `body_too_large`, `unsupported_media_type`, `validation_failed`.
 */
export async function readInput(
  request: Request,
  pathFields: Record<string, string>,
  file?: FileField,
): Promise<Record<string, unknown>> {
  const input = { ...(await readFields(request, file)), ...pathFields };
  // Limits, keys and hashes are made of it before the operation checks it.
  requireSoundInput(input);
  return input;
}

async function readFields(request: Request, file?: FileField): Promise<Record<string, unknown>> {
  if (request.method === "GET" || request.method === "DELETE")
    return readQuery(new URL(request.url).searchParams);
  if (file && /^multipart\/form-data\b/i.test(request.headers.get("content-type") ?? ""))
    return readMultipart(request, file);
  return parseBody(request, await readText(request));
}

/** @throws AppError `body_too_large`. */
export async function readText(request: Request): Promise<string> {
  return (await readBytes(request, MAX_BODY_BYTES)).toString("utf8");
}

function parseBody(request: Request, text: string): Record<string, unknown> {
  if (text === "") return {};
  if (!/^application\/([\w.+-]+\+)?json\b/i.test(request.headers.get("content-type") ?? "")) {
    throw new AppError("unsupported_media_type");
  }
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === "object" && body !== null && !Array.isArray(body))
      return body as Record<string, unknown>;
  } catch (cause) {
    throw new AppError("malformed_body", undefined, { cause });
  }
  throw new AppError("malformed_body", "Send a JSON object");
}

function readQuery(query: URLSearchParams): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  const filter: Record<string, string[]> = {};
  for (const name of new Set(query.keys())) {
    const values = query.getAll(name);
    if (name.startsWith("filter.")) filter[name.slice("filter.".length)] = values;
    else if (values.length > 1) {
      throw new AppError("validation_failed", `${name}: given more than once`, {
        fields: [{ path: name, code: "duplicate", message: "given more than once" }],
      });
    } else input[name] = values[0];
  }
  if (Object.keys(filter).length > 0) input.filter = filter;
  return input;
}
