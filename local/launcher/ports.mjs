import net from "node:net";
import { StartError } from "./start-error.mjs";

/** Why nothing can listen there: an error code, or null when it can. @param {number} port @param {string} host @returns {Promise<string | null>} */
export function whyTaken(port, host) {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once("error", (/** @type {NodeJS.ErrnoException} */ { code }) => resolve(code ?? "error"));
    server.listen(port, host, () => server.close(() => resolve(null)));
  });
}

/** @returns {Promise<number>} */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = /** @type {net.AddressInfo} */ (server.address());
      server.close(() => resolve(address.port));
    });
  });
}

/** The system may name the same free port twice. @param {ReadonlySet<number>} taken @returns {Promise<number>} */
export async function freePortBeside(taken) {
  for (;;) {
    const port = await freePort();
    if (!taken.has(port)) return port;
  }
}

/** The first of `count` free ports in a row. @param {number} count @returns {Promise<number>} */
export async function freePorts(count) {
  for (;;) {
    const first = await freePort();
    const others = Array.from({ length: count - 1 }, (_, index) => whyTaken(first + index + 1, "127.0.0.1"));
    if ((await Promise.all(others)).every((reason) => reason === null)) return first;
  }
}

/** @param {number[]} ports @param {string} host */
export async function requireFreePorts(ports, host) {
  for (const port of ports) {
    const reason = await whyTaken(port, host);
    if (reason === null) continue;
    const other = `start with another one, as in PORT=${port < 1024 ? 3000 : port + 100} npm start`;
    throw new StartError(
      reason === "EADDRINUSE"
        ? `Port ${port} is in use: stop what runs there, or ${other}.`
        : reason === "EACCES"
          ? `Port ${port} may only be used by root: ${other}.`
          : `Nothing can listen on ${host}, port ${port} (${reason}): correct HOST.`,
    );
  }
}
