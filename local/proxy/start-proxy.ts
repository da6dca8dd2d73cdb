import { once } from "node:events";
import net, { type AddressInfo } from "node:net";

/**
 * - `well`: passes everything on.
 * - `down`: nobody listens; connections that were open are reset.
 * - `hanging`: connections are taken, and nothing is ever answered.
 * - `slow`: each piece of an answer comes `delayMs` later.
 * - `erroring`: whoever sends, or connects to where the server speaks first, is told `failure`, and the connection ends.
 */
export type Condition = "well" | "down" | "hanging" | "slow" | "erroring";

/** HTTP as a server that has lost its mind answers it. */
export const HTTP_FAILURE =
  "HTTP/1.1 500 Internal Server Error\r\ncontent-type: text/plain\r\ncontent-length: 4\r\nconnection: close\r\n\r\noops";

type Options = {
  targetPort: number;
  delayMs: number;
  /** What a client of a failing server reads; nothing where absent: the connection is reset. */
  failure?: string;
  /** Whether the failure is said before the client has sent anything, as in SMTP. */
  greets?: boolean;
};

export type ServiceProxy = {
  port: number;
  become(condition: Condition): Promise<void>;
  /** How often something was asked of the service since it is as it is; while it is down, nobody can tell. */
  asked(): number;
  stop(): Promise<void>;
};

/** Stands before a service, on loopback, and lets a test decide how well the service is. */
export async function startProxy({ targetPort, delayMs, failure, greets }: Options): Promise<ServiceProxy> {
  let condition: Condition = "well";
  let asked = 0;
  const open = new Set<net.Socket>();
  const server = net.createServer((client) => {
    keep(client);
    client.on("data", () => {
      asked += 1;
    });
    if (condition === "erroring") return fail(client);
    const target = net.connect(targetPort, "127.0.0.1");
    keep(target);
    client.pipe(target);
    target.on("data", (piece) => {
      if (condition === "hanging") return;
      if (condition === "slow") setTimeout(() => client.writable && client.write(piece), delayMs);
      else client.write(piece);
    });
    target.on("close", () => client.destroy());
    client.on("close", () => target.destroy());
  });

  function keep(socket: net.Socket): void {
    open.add(socket);
    socket.on("close", () => open.delete(socket));
    // Either end may go at any time: the other one is told by its own end.
    socket.on("error", () => socket.destroy());
  }

  function fail(client: net.Socket): void {
    if (failure === undefined) client.resetAndDestroy();
    else if (greets) client.end(failure);
    else client.once("data", () => client.end(failure));
  }

  const listen = async (port: number) => {
    server.listen(port, "127.0.0.1");
    await once(server, "listening");
  };
  const close = async () => {
    const closed = once(server, "close");
    server.close();
    for (const socket of open) socket.resetAndDestroy();
    await closed;
  };
  await listen(0);
  const { port } = server.address() as AddressInfo;
  return {
    port,
    become: async (next) => {
      if (next === condition) return;
      if (condition === "down") await listen(port);
      condition = next;
      asked = 0;
      if (next === "down") await close();
      // What is open would go on as before.
      else if (next === "erroring") for (const socket of open) socket.resetAndDestroy();
    },
    asked: () => asked,
    stop: async () => {
      if (condition !== "down") await close();
    },
  };
}
