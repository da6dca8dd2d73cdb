import type { NextConfig } from "next";

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  typedRoutes: false,
  // These load native code or read their own files.
  serverExternalPackages: ["@node-rs/argon2", "sharp", "pino", "postgres", "sanitize-html"],
  experimental: {
    // A form may bring several pictures at once (lib/catalog/images/schema.ts); Next cuts off at 1 and 10 MB.
    serverActions: { bodySizeLimit: "32mb" },
    // Above the other: what is cut off here looks like a broken form, not like one that is too large.
    proxyClientMaxBodySize: "33mb",
  },
  headers: async () => [
    {
      source: "/(.*)",
      headers: [
        { key: "x-content-type-options", value: "nosniff" },
        { key: "referrer-policy", value: "strict-origin-when-cross-origin" },
        { key: "permissions-policy", value: "camera=(), microphone=(), geolocation=()" },
        { key: "cross-origin-opener-policy", value: "same-origin" },
        { key: "x-frame-options", value: "DENY" },
      ],
    },
  ],
};

export default config;
