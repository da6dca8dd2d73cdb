import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { settingsOfNowhere } from "@/lib/testing/settings-of-nowhere";

beforeEach(() => vi.resetModules());

/** What the address of a request is, with these proxies. The last entry is that of the connection. */
async function peerOf(forwarded: string | null, proxies: string, more: Record<string, string> = {}) {
  Object.assign(process.env, settingsOfNowhere, { TRUSTED_PROXIES: proxies });
  const { peerAddress } = await import("./peer-address");
  const headers = new Headers(more);
  if (forwarded !== null) headers.set("x-forwarded-for", forwarded);
  return peerAddress(headers);
}

test("without a trusted proxy, the connection counts, whatever any header says", async () => {
  const made = { forwarded: "for=203.0.113.1", "x-real-ip": "203.0.113.2", "true-client-ip": "203.0.113.3" };
  expect(await peerOf("203.0.113.9, 192.0.2.1", "", made)).toBe("192.0.2.1");
  expect(await peerOf("127.0.0.1, 10.0.0.1, 192.0.2.1", "", made)).toBe("192.0.2.1");
  expect(await peerOf(null, "", made)).toBe("unknown");
});

test("behind a trusted proxy, the last address that is none of ours counts, and nothing that stands before it", async () => {
  const proxies = "10.0.0.0/8, 2001:db8:aaaa::/48, 192.0.2.1";
  expect(await peerOf("203.0.113.5, 10.0.0.7", proxies)).toBe("203.0.113.5");
  expect(await peerOf("198.51.100.1, 203.0.113.5, 192.0.2.1, 10.0.0.7", proxies)).toBe("203.0.113.5");
  expect(await peerOf("10.9.9.9, 203.0.113.5, 10.0.0.7", proxies)).toBe("203.0.113.5");
  expect(await peerOf("203.0.113.5, 2001:db8:aaaa::1", proxies)).toBe("203.0.113.5");
  // A connection from elsewhere says nothing about others.
  expect(await peerOf("203.0.113.5, 198.51.100.200", proxies)).toBe("198.51.100.200");
  // All ours: the farthest of them.
  expect(await peerOf("10.0.0.3, 10.0.0.7", proxies)).toBe("10.0.0.3");
});

test("addresses with ports, brackets and zones are addresses, and what is none leaves the proxy's own", async () => {
  const proxies = "127.0.0.1,::1";
  expect(await peerOf("203.0.113.5:4711, ::ffff:127.0.0.1", proxies)).toBe("203.0.113.5");
  expect(await peerOf("[2001:db8::5]:4711, ::1", proxies)).toBe("2001:db8::5");
  expect(await peerOf("fe80::5%eth0, ::1", proxies)).toBe("fe80::5");
  for (const nonsense of ["unknown", "_hidden", "203.0.113.5.6", "<script>", "", "x".repeat(9000)])
    expect(await peerOf(`198.51.100.1, ${nonsense}, 127.0.0.1`, proxies)).toBe("127.0.0.1");
});

test("a setting that names no network ends the start", async () => {
  for (const wrong of [
    "10.0.0.0/33",
    "proxy.example",
    "10.0.0.0/8/8",
    "::1/129",
    "10.0.0.1/",
    "10.0.0.1;::1",
  ]) {
    vi.resetModules();
    await expect(peerOf("203.0.113.5, 10.0.0.7", wrong), wrong).rejects.toThrow("TRUSTED_PROXIES");
  }
});

const seen: string[] = [];
const server = createServer((incoming, response) => {
  seen.push(String(incoming.headers["x-forwarded-for"]));
  response.end();
});
beforeAll(() => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve)));
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

test("the address of the connection is written last into the header, before any code sees the request", async () => {
  const { notePeers } = await import("./note-peers");
  notePeers();
  notePeers();
  const { port } = server.address() as AddressInfo;
  const ask = (headers: Record<string, string | string[]>) =>
    new Promise((resolve, reject) => {
      request({ port, host: "127.0.0.1", headers }, (answer) => answer.resume().on("end", resolve))
        .on("error", reject)
        .end();
    });
  await ask({});
  await ask({ "X-Forwarded-For": "203.0.113.1" });
  await ask({ "X-Forwarded-For": ["203.0.113.1", "203.0.113.2, 203.0.113.3"] });
  expect(seen).toEqual([
    "127.0.0.1",
    "203.0.113.1, 127.0.0.1",
    "203.0.113.1, 203.0.113.2, 203.0.113.3, 127.0.0.1",
  ]);
});
