import { createHash } from "node:crypto";
import { realpathSync, rmSync } from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";

/**
 * Takes the lock of a folder for as long as this process lives. The lock is an open socket, so that it goes with its
 * holder, however that ends: nothing stale lies about, and no process id is mistaken for another's.
 *
 * @param {string} purpose @param {string} folder
 * @returns {Promise<{ release(): void } | { holderEnded: Promise<void> }>}
 */
export async function holdLock(purpose, folder) {
  const hash = createHash("sha256").update(realpathSync(folder)).digest("hex").slice(0, 24);
  const address = addressOf(`storehouse-${purpose}-${hash}`);
  for (;;) {
    const server = await listen(address);
    if (server) return server;
    const holder = await connect(address);
    if (holder) return holder;
    // A socket file that nobody listens on; elsewhere, the holder went just now.
    if (path.isAbsolute(address) && process.platform !== "win32") rmSync(address, { force: true });
  }
}

/** @param {string} name */
function addressOf(name) {
  if (process.platform === "linux") return `\0${name}`;
  if (process.platform === "win32") return `\\\\.\\pipe\\${name}`;
  return path.join(os.tmpdir(), `${name}.sock`);
}

/** @param {string} address @returns {Promise<{ release(): void } | null>} */
function listen(address) {
  /** @type {Set<net.Socket>} */
  const waiting = new Set();
  return new Promise((resolve, reject) => {
    const server = net.createServer((socket) => {
      waiting.add(socket);
      socket.once("close", () => waiting.delete(socket));
      socket.on("error", () => undefined).unref();
      // A dying holder's socket still takes connections for a moment; only a living one greets.
      socket.write("held");
    });
    server.once("error", (/** @type {NodeJS.ErrnoException} */ error) =>
      error.code === "EADDRINUSE" ? resolve(null) : reject(error),
    );
    const release = () => {
      server.close();
      // Whoever waits is told now, and not when this process ends, which may be a shop that runs for days.
      for (const socket of waiting) socket.destroy();
    };
    server.listen(address, () => {
      server.unref();
      resolve({ release });
    });
  });
}

/** @param {string} address @returns {Promise<{ holderEnded: Promise<void> } | null>} */
function connect(address) {
  return new Promise((resolve) => {
    const socket = net.connect(address);
    /** @type {Promise<void>} */
    const holderEnded = new Promise((end) => socket.once("close", () => end()));
    socket.once("data", () => resolve({ holderEnded }));
    socket.on("error", () => undefined);
    socket.once("close", () => resolve(null));
  });
}
