import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type HttpRequest = {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingMessage["headers"];
  body: string;
};

export type HttpAnswer = { status: number; body: string; headers?: Record<string, string> };

export type HttpServer = { url: string; port: number; stop(): Promise<void> };

const MAX_BODY_BYTES = 5_000_000;

/** A small HTTP server, on loopback unless `host` says otherwise. What `handle` throws becomes a plain 500 and goes to `log`. */
export async function serve(
  port: number,
  handle: (request: HttpRequest) => Promise<HttpAnswer>,
  log: (message: string, detail?: unknown) => void,
  host = "127.0.0.1",
): Promise<HttpServer> {
  const server = createServer((request, response) => {
    answer(request, response, handle).catch((error: unknown) => {
      log(`${request.method} ${request.url} failed`, error);
      if (!response.headersSent) response.writeHead(500, { "content-type": "text/plain" });
      response.end("The local service failed; see its log.");
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  const address = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${address.port}`,
    port: address.port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  handle: (request: HttpRequest) => Promise<HttpAnswer>,
): Promise<void> {
  const url = new URL(request.url ?? "/", "http://local");
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) {
      response.writeHead(413).end();
      return;
    }
    chunks.push(chunk);
  }
  const result = await handle({
    method: request.method ?? "GET",
    path: url.pathname,
    query: url.searchParams,
    headers: request.headers,
    body: Buffer.concat(chunks).toString("utf8"),
  });
  response.writeHead(result.status, { "cache-control": "no-store", ...result.headers });
  response.end(result.body);
}

export function json(status: number, value: unknown, headers: Record<string, string> = {}): HttpAnswer {
  return { status, body: JSON.stringify(value), headers: { "content-type": "application/json", ...headers } };
}

export function html(status: number, body: string, headers: Record<string, string> = {}): HttpAnswer {
  return { status, body, headers: { "content-type": "text/html; charset=utf-8", ...headers } };
}

export function escapeHtml(value: unknown): string {
  return String(value ?? "").replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
