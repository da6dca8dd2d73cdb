import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";
import { serverErrorPage } from "./server-error-page";

/** The page needs its own style sheet, and nothing else. */
const POLICY =
  "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/**
 * Gives every page that could not be rendered its words. Next answers such a page with an empty document whose scripts
 * would draw the error (docs/adr/0021-server-error-pages.md): without scripts, nothing is seen. Here, at the moment the
 * head of a 500 in HTML is written, that document is dropped and ours is sent, whoever wrote it: the status stays, and
 * nothing of the error is in it. Answers of APIs, and of pages that scripts ask for, are not HTML and stay as they are.
 */
export function sayServerErrors(): void {
  subscribe("http.server.request.start", (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    replaceErrors(request, response);
  });
}

function replaceErrors(request: IncomingMessage, response: ServerResponse): void {
  let page: Buffer | null = null;
  const writeHead = response.writeHead.bind(response) as (...given: unknown[]) => ServerResponse;
  const write = response.write.bind(response) as (...given: unknown[]) => boolean;
  const end = response.end.bind(response) as (...given: unknown[]) => ServerResponse;
  response.writeHead = (...given: unknown[]) => {
    const status = typeof given[0] === "number" ? given[0] : response.statusCode;
    if (!response.headersSent && status === 500 && isHtml(response)) {
      page = Buffer.from(serverErrorPage(request.url ?? "/"));
      for (const name of ["content-encoding", "transfer-encoding", "etag", "link"])
        response.removeHeader(name);
      response.setHeader("content-length", page.length);
      response.setHeader("content-type", "text/html; charset=utf-8");
      response.setHeader("cache-control", "private, no-store");
      response.setHeader("content-security-policy", POLICY);
    }
    return writeHead(...given);
  };
  response.write = ((...given: unknown[]) => {
    // The head may be written by the first piece of the body.
    if (!response.headersSent) response.writeHead(response.statusCode);
    if (page === null) return write(...given);
    callBack(given);
    return true;
  }) as typeof response.write;
  response.end = ((...given: unknown[]) => {
    if (!response.headersSent && response.statusCode === 500 && isHtml(response)) response.writeHead(500);
    if (page === null) return end(...given);
    if (request.method !== "HEAD") write(page);
    return end(...given.filter((value) => typeof value === "function"));
  }) as typeof response.end;
}

const isHtml = (response: ServerResponse) =>
  String(response.getHeader("content-type") ?? "").startsWith("text/html");

/** Whoever waits until a piece is sent goes on. */
function callBack(given: unknown[]): void {
  const done = given.findLast((value) => typeof value === "function") as (() => void) | undefined;
  if (done) process.nextTick(done);
}
