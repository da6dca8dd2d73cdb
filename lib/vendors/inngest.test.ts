import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { newId } from "@/lib/ids/new-id";
import { settingsOfNowhere } from "@/lib/testing/settings-of-nowhere";
import { sendEvents } from "./inngest";

test("a job service that takes events and never answers is given up within seconds", async () => {
  let asked = 0;
  const server = createServer(() => {
    asked += 1;
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  Object.assign(process.env, {
    ...settingsOfNowhere,
    INNGEST_BASE_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  });
  const sending = sendEvents([{ id: newId(), name: "order/confirmed", data: { orderId: newId() } }]);
  // Nobody waits for it in a page: the timer does, and has payments to check.
  await expect(sending).rejects.toThrow();
  expect(asked).toBeGreaterThan(0);
  server.closeAllConnections();
  server.close();
});
