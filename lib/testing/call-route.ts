import path from "node:path";
import type { RouteHandler } from "@/lib/api/route";
import type { Operation } from "@/lib/operation/define-operation";

/** The handler that the route file exports, found by the address as Next finds it. */
export async function findHandler({ rest }: Operation): Promise<RouteHandler> {
  const folder = rest?.path.replaceAll("{", "[").replaceAll("}", "]") ?? "";
  const file = path.resolve(`app/api/v1${folder}/route.ts`);
  const module = (await import(/* @vite-ignore */ file)) as Record<string, RouteHandler>;
  const handler = module[rest?.method ?? ""];
  if (!handler) throw new Error(`${file} has no ${rest?.method}`);
  return handler;
}

type Answer = { status: number; body: string; headers: string };

export async function callRoute(
  handler: RouteHandler,
  input: Record<string, unknown>,
  key?: string,
): Promise<Answer> {
  const { rest } = handler.operation;
  const names = [...(rest?.path ?? "").matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  const params = Object.fromEntries(names.map((name) => [name, String(input[name])]));
  const method = rest?.method ?? "GET";
  const hasBody = method === "POST" || method === "PATCH";
  const request = new Request(`http://shop.test/api/v1${rest?.path}`, {
    method,
    headers: {
      host: "shop.test",
      ...(key ? { authorization: `Bearer ${key}` } : {}),
      ...(hasBody ? { "content-type": "application/json" } : {}),
    },
    // Whoever may is known by what is said of the body.
    ...(hasBody ? { body: "[]" } : {}),
  });
  const response = await handler(request, { params: Promise.resolve(params) });
  const headers = [...response.headers].filter(([name]) => !/^(x-request-id|ratelimit.*)$/.test(name));
  const body = (await response.text()).replace(/"requestId":"[^"]*"/, "");
  return { status: response.status, body, headers: JSON.stringify(headers) };
}
