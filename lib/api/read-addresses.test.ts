import { once } from "node:events";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { readAddresses, toReadable } from "./read-addresses";

test("an address that can be decoded stays as it is, to the letter", () => {
  for (const address of ["/", "/a%20b", "/%C3%A9?q=%e2%82%ac&x=%25", "/%2F..%5c", "/%00", "/de/%F0%9F%8C%99"])
    expect(toReadable(address)).toBe(address);
});

test("an address that cannot is one that can, and its other letters stay", () => {
  const cases = {
    "/%": "/%EF%BF%BD",
    "/a%zz?q=%4": "/a%EF%BF%BDzz?q=%EF%BF%BD4",
    "/%ED%A0%80/reviews": "/%EF%BF%BD/reviews",
    "/%E0%A4%A": "/%EF%BF%BD%EF%BF%BDA",
    "/%20%ff": "/%EF%BF%BD",
  };
  for (const [address, readable] of Object.entries(cases)) {
    expect(toReadable(address), address).toBe(readable);
    expect(() => decodeURIComponent(readable)).not.toThrow();
  }
});

test("a server sees the readable one", async () => {
  readAddresses();
  const server = createServer(({ url }, response) => response.end(url)).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const asked = request({ port, host: "127.0.0.1", path: "/%ED%A0%80" }).end();
  const [response] = await once(asked, "response");
  const [seen] = await once(response, "data");
  expect(String(seen)).toBe("/%EF%BF%BD");
  server.close();
});
