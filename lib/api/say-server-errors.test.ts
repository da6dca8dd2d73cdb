import http from "node:http";
import type { AddressInfo } from "node:net";
import { createGzip } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sayServerErrors } from "./say-server-errors";

const SECRET = "select * from secrets where stack at line 7";
const SHELL = `<!DOCTYPE html><html id="__next_error__"><body><script>${SECRET}</script></body></html>`;

/** Ways in which a framework may write an answer. */
const writers: Record<string, (response: http.ServerResponse) => void> = {
  whole: (response) => void response.end(SHELL),
  pieces: (response) => {
    response.flushHeaders = () => undefined;
    response.write(SHELL.slice(0, 40));
    setTimeout(() => {
      response.write(SHELL.slice(40), () => response.end());
    }, 5);
  },
  head: (response) => {
    response.writeHead(500, { "x-own": "1" });
    response.end(SHELL);
  },
  compressed: (response) => {
    response.setHeader("content-encoding", "gzip");
    const gzip = createGzip();
    gzip.pipe(response);
    gzip.end(SHELL);
  },
};

let server: http.Server;
let origin: string;
beforeAll(async () => {
  sayServerErrors();
  server = http.createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? "/", "http://shop.test");
    response.statusCode = Number(searchParams.get("status") ?? 500);
    response.setHeader("content-type", searchParams.get("type") ?? "text/html; charset=utf-8");
    writers[searchParams.get("by") ?? "whole"]?.(response);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

test.each(Object.keys(writers))("a page that failed says so in words, and nothing else: %s", async (by) => {
  const answer = await fetch(`${origin}/cart?by=${by}`);
  const text = await answer.text();
  expect(answer.status).toBe(500);
  expect(answer.headers.get("cache-control")).toBe("private, no-store");
  expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
  expect(Number(answer.headers.get("content-length"))).toBe(Buffer.byteLength(text));
  expect(text).toContain("<h1>Something went wrong on our side</h1>");
  expect(text).not.toMatch(/secrets|<script/);
});

test("it speaks the language of the address, and repeats nothing of it", async () => {
  const answer = await fetch(`${origin}/de/cart?x="><script>alert(1)</script>`);
  const text = await answer.text();
  expect(text).toContain('<html lang="de">');
  expect(text).toContain("<h1>Bei uns ist etwas schiefgegangen</h1>");
  expect(text).not.toContain("alert");
});

test("a head alone has no body; other answers stay as they are", async () => {
  const head = await fetch(`${origin}/`, { method: "HEAD" });
  expect([head.status, await head.text()]).toEqual([500, ""]);
  for (const query of ["status=500&type=application/problem%2Bjson", "status=200", "status=404"])
    for (const by of Object.keys(writers).filter((name) => name !== "head")) {
      const answer = await fetch(`${origin}/?${query}&by=${by}`);
      expect(await answer.text(), `${query} ${by}`).toBe(SHELL);
    }
});
