import { type AddressInfo, createServer, type Socket } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { settingsOfNowhere } from "@/lib/testing/settings-of-nowhere";
import { countUse } from "./count-use";
import { planDoorUses } from "./plan-uses";

const sockets = new Set<Socket>();
/** Takes connections and never answers. */
const server = createServer((socket) => {
  sockets.add(socket);
  socket
    .resume()
    .on("error", () => undefined)
    .on("close", () => sockets.delete(socket));
});

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  Object.assign(process.env, {
    ...settingsOfNowhere,
    DATABASE_URL: `postgres://nobody@127.0.0.1:${(server.address() as AddressInfo).port}/none`,
  });
});
afterAll(() => {
  for (const socket of sockets) socket.destroy();
  server.close();
});

test("with Postgres hung, limits hold after half a second, and nothing waits for it or piles up", async () => {
  const [use] = planDoorUses("promotion_code", { address: "192.0.2.1", actor: { type: "guest" } });
  if (!use) throw new Error("the limit counts addresses");
  const begun = Date.now();
  const first = await Promise.all(Array.from({ length: 8 }, () => countUse(use)));
  expect(Date.now() - begun).toBeLessThan(2000);
  const second = await Promise.all(Array.from({ length: 8 }, () => countUse(use)));
  expect(Date.now() - begun).toBeLessThan(2500);
  expect([...first, ...second].filter(({ allowed }) => allowed)).toHaveLength(10);
  await expect.poll(() => sockets.size).toBe(0);
});
