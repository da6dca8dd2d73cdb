import { buildOpenApi } from "@/lib/api/build-openapi";
import { operations } from "@/lib/api/operations";

let document: string | undefined;

/** Written once in a process: it takes a good part of a second, and anybody may ask. */
export function GET(): Response {
  document ??= JSON.stringify(buildOpenApi(operations));
  const headers = { "content-type": "application/json", "cache-control": "public, max-age=300" };
  return new Response(document, { headers });
}
