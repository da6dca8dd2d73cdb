import { createClient, ErrorReply, MultiErrorReply, RESP_TYPES } from "redis";
import type { CommandRunner } from "./command-runner";

const CONNECT_TIMEOUT_MS = 2000;
const LONGEST_PAUSE_MS = 2000;

/**
 * Passes commands on to a real Redis. Where it is away, commands fail at once instead of waiting, and the connection
 * is tried again for as long as this runs.
 */
export async function connectRedis(
  url: string,
  log: (message: string, detail?: unknown) => void,
): Promise<CommandRunner> {
  const client = createClient({
    url,
    RESP: 2,
    disableOfflineQueue: true,
    socket: {
      connectTimeout: CONNECT_TIMEOUT_MS,
      reconnectStrategy: (attempt) => Math.min(50 * 2 ** attempt, LONGEST_PAUSE_MS),
    },
    // Bytes stay bytes: a value need not be text.
    commandOptions: { typeMapping: { [RESP_TYPES.BLOB_STRING]: Buffer } },
  });
  client.on("error", (error: unknown) => log("redis", error));
  // The service must start without Redis, as the shop does.
  await Promise.race([client.connect(), new Promise((resolve) => client.once("error", resolve))]);
  return {
    run: (command) => client.sendCommand(command),
    runAtomically: async (commands) => {
      const multi = client.multi();
      for (const command of commands) multi.addCommand(command);
      try {
        return [...(await multi.exec())];
      } catch (error) {
        if (error instanceof MultiErrorReply) return error.replies;
        if (error instanceof ErrorReply) throw new Error(error.message);
        throw error;
      }
    },
    close: async () => {
      if (client.isOpen) client.destroy();
    },
  };
}
