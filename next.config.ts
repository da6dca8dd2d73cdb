import path from "node:path";
import type { NextConfig } from "next";

/**
 * The shop's pages stand in app/shop/[locale], of which no address tells: English has no prefix, other languages have
 * their own. What is no page of the shop begins with one of these words, or has a dot.
 */
const outside = "shop|api|admin|sign-in|media|_next";
const shopPages = [
  { source: "/", destination: "/shop/en" },
  // Files that each language has one of.
  { source: "/:file(feed\\.xml|manifest\\.webmanifest)", destination: "/shop/en/:file" },
  { source: "/de", destination: "/shop/de" },
  { source: "/de/:path+", destination: "/shop/de/:path+" },
  {
    source: `/:first((?!(?:de|${outside})(?:/|$)|.*\\.)[^/]+)/:path*`,
    destination: "/shop/en/:first/:path*",
  },
];

/** Segments of what an address of ours is made of. */
const names = ":path([\\w.~-]+)+";

/** A list that is sorted, filtered or paged is made for each request; its first page is static. */
const filteredLists = ["sort", "cursor"].map((key) => ({
  source: "/shop/:locale/:kind(categories|collections)/:handle",
  has: [{ type: "query" as const, key }],
  destination: "/shop/:locale/:kind/:handle/filtered",
}));

/** A sitemap's file may list only what stands below its folder (sitemaps.org): all files stand at the root. */
const sitemapFiles = { source: "/sitemap-:file.xml", destination: "/sitemaps/:file" };

const config: NextConfig = {
  // A release (local/release) is a folder that runs without this repository; `npm start` needs the ordinary build.
  ...(process.env.STOREHOUSE_RELEASE && {
    output: "standalone" as const,
    // Pages of one release load its own files, and a browser that meets another one loads the page anew.
    deploymentId: process.env.STOREHOUSE_RELEASE,
    // With a deployment's id, Next gives every build the same one, and two releases would share their cached pages.
    generateBuildId: () => process.env.STOREHOUSE_RELEASE ?? null,
  }),
  poweredByHeader: false,
  // Next would hash the whole page at every answer, a tenth of its cost, to save a visitor who returns some 5 kB.
  generateEtags: false,
  reactStrictMode: true,
  typedRoutes: false,
  // `npm run verify` checks types; a shop that is started would only wait for it once more.
  typescript: { ignoreBuildErrors: true },
  // No metadata is streamed to anybody: React takes the title away for a third of a second where it comes late, after each
  // form that is sent, and a reader of the screen has a page without a name.
  htmlLimitedBots: /.*/,
  experimental: {
    // `use cache` without streamed shells: docs/adr/0006-static-pages.md.
    useCache: true,
    // The shop and the admin have root layouts of their own: neither can stand around an unknown address.
    globalNotFound: true,
    // A form may bring several pictures at once (lib/catalog/images/schema.ts); Next cuts off at 1 and 10 MB. Outside
    // the admin, proxy.ts refuses forms above a megabyte.
    serverActions: { bodySizeLimit: "32mb" },
    // Above the other: what is cut off here looks like a broken form, not like one that is too large.
    proxyClientMaxBodySize: "33mb",
  },
  // Both caches are ours, on the levels of lib/cache.
  cacheHandler: path.resolve("lib/cache/page-cache.mjs"),
  cacheHandlers: { default: path.resolve("lib/cache/data-cache.mjs") },
  cacheMaxMemorySize: 0,
  // These load native code, read their own files, or import by names that a bundler cannot see.
  serverExternalPackages: [
    "@node-rs/argon2",
    "sharp",
    "pino",
    "postgres",
    "sanitize-html",
    // Each has one state for the whole process, which the framework shares.
    "@opentelemetry/api",
    "@opentelemetry/exporter-trace-otlp-http",
    "@opentelemetry/resources",
    "@opentelemetry/sdk-trace-node",
    "prom-client",
  ],
  rewrites: async () => ({
    beforeFiles: [...shopPages, ...filteredLists],
    afterFiles: [sitemapFiles],
    fallback: [],
  }),
  redirects: async () =>
    // A page has one address: neither where it stands in the app nor the default language is part of it. What is no
    // name is left alone: "/en/\\other.example" would lead to another house, for browsers read a backslash as a slash.
    [
      ["/en", "/"],
      [`/en/${names}`, "/:path+"],
      ["/shop", "/"],
      ["/shop/:locale", "/"],
      [`/shop/en/${names}`, "/:path+"],
      [`/shop/:locale(de)/${names}`, "/:locale/:path+"],
    ].map(([source = "", destination = ""]) => ({ source, destination, permanent: true })),
};

export default config;
