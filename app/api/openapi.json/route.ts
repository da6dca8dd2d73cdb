import { buildOpenApi } from "@/lib/api/build-openapi";
import { operations } from "@/lib/api/operations";

export function GET(): Response {
  return Response.json(buildOpenApi(operations), { headers: { "cache-control": "public, max-age=300" } });
}
