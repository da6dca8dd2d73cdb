import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { expect, test } from "vitest";
import { settingsOfNowhere } from "@/lib/testing/settings-of-nowhere";
import { sendMail } from "./smtp";

test("a mail server that takes the connection and falls silent is given up, before and after its greeting", async () => {
  const greetings = ["", "220 shop.test ESMTP\r\n"];
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    socket.write(greetings[sockets.length] ?? "");
    sockets.push(socket);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  Object.assign(process.env, {
    ...settingsOfNowhere,
    SMTP_URL: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
  });
  const send = () =>
    sendMail({ to: "ada@shop.test", subject: "Hello", html: "", text: "Hello", messageId: "<1@shop.test>" });
  await Promise.all(greetings.map(() => expect(send()).rejects.toMatchObject({ code: "ETIMEDOUT" })));
  expect(sockets).toHaveLength(2);
  for (const socket of sockets) socket.destroy();
  server.close();
});
