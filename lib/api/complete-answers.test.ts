import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test, vi } from "vitest";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

/** What a server of a process whose shop is reached at `appUrl` answers. */
async function answerOf(appUrl: string, answer: RequestListener): Promise<Headers> {
  const settings = ["DATABASE_URL", "STRIPE_SECRET_KEY", "STRIPE_WEBHOOK_SECRET", "INNGEST_EVENT_KEY"];
  for (const name of [...settings, "INNGEST_SIGNING_KEY", "UPSTASH_REDIS_REST_TOKEN", "SMTP_URL"])
    vi.stubEnv(name, "none");
  vi.stubEnv("UPSTASH_REDIS_REST_URL", "http://127.0.0.1:9");
  vi.stubEnv("AUTH_SECRET", "0".repeat(32));
  vi.stubEnv("APP_URL", appUrl);
  const { completeAnswers } = await import("./complete-answers");
  const stop = completeAnswers({ policies: true });
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    const { headers } = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    return headers;
  } finally {
    stop();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

const answers: [how: string, answer: RequestListener][] = [
  ["ended at once", (_, response) => response.end("text")],
  ["with a head", (_, response) => response.writeHead(500, { "content-type": "text/plain" }).end("text")],
  ["with a phrase", (_, response) => response.writeHead(404, "No", { "content-type": "text/plain" }).end()],
  [
    "piece by piece",
    (_, response) => {
      response.write("te");
      response.end("xt");
    },
  ],
];

test.each(answers)(
  "an answer %s executes nothing, and keeps browsers to https where the shop is",
  async (_, answer) => {
    const secure = await answerOf("https://shop.example", answer);
    expect(secure.get("content-security-policy")).toMatch(
      /^default-src 'none';.*frame-ancestors 'none'; sandbox$/,
    );
    expect(secure.get("strict-transport-security")).toBe("max-age=63072000");
    expect(secure.get("x-content-type-options")).toBe("nosniff");
    expect(secure.get("x-frame-options")).toBe("DENY");
  },
);

test("a shop that is reached by http does not shut itself out", async () => {
  const plain = await answerOf("http://shop.example", (_, response) => response.end());
  expect(plain.get("strict-transport-security")).toBeNull();
  expect(plain.get("content-security-policy")).toContain("default-src 'none'");
});

test("a page keeps its own policy, and has one alone", async () => {
  const kept = await answerOf("https://shop.example", (_, response) => {
    response.setHeader("Content-Security-Policy", "default-src 'self'");
    response.end();
  });
  expect(kept.get("content-security-policy")).toBe("default-src 'self'");
  const given = await answerOf("https://shop.example", (_, response) => {
    response.writeHead(200, { "Content-Security-Policy": "default-src 'self'" }).end();
  });
  expect(given.get("content-security-policy")).toBe("default-src 'self'");
});
