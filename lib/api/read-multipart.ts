import { AppError } from "@/lib/errors/app-error";
import type { FileField } from "@/lib/operation/define-operation";
import { readBytes } from "./read-bytes";
import { readForm } from "./read-form";

/** What text fields, names of parts and boundaries may take beside the file. */
const MAX_OTHER_BYTES = 64 * 1024;

/**
 * The fields of a form with one file.
 *
 * @throws AppError `body_too_large`, `malformed_body`, `validation_failed` when a field comes twice.
 */
export async function readMultipart(
  request: Request,
  { field, maxBytes }: FileField,
): Promise<Record<string, unknown>> {
  const form = await parse(request, await readWithin(request, maxBytes));
  for (const name of new Set(form.keys())) {
    if (form.getAll(name).length === 1) continue;
    throw new AppError("validation_failed", `${name}: given more than once`, {
      fields: [{ path: name, code: "duplicate", message: "given more than once" }],
    });
  }
  if (typeof form.get(field) === "string") {
    throw new AppError("validation_failed", `${field}: send it as a file, with a filename`, {
      fields: [{ path: field, code: "no_file", message: "send it as a file, with a filename" }],
    });
  }
  return readForm(form, []);
}

async function readWithin(request: Request, maxBytes: number): Promise<Buffer> {
  try {
    return await readBytes(request, maxBytes + MAX_OTHER_BYTES);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new AppError(error.code, `A file may have at most ${maxBytes / 1024 / 1024} MB`, { cause: error });
  }
}

async function parse(request: Request, bytes: Buffer): Promise<FormData> {
  try {
    const headers = { "content-type": request.headers.get("content-type") ?? "" };
    return await new Response(new Uint8Array(bytes), { headers }).formData();
  } catch (cause) {
    throw new AppError("malformed_body", "The body is not the multipart/form-data that it says it is", {
      cause,
    });
  }
}
