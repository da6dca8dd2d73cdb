import { createClient } from "redis";

export type CommandRunner = { run(command: string[]): Promise<unknown>; close(): Promise<void> };

/** Passes commands on to a real Redis. */
export async function connectRedis(url: string): Promise<CommandRunner> {
  const client = createClient({ url });
  client.on("error", () => undefined);
  await client.connect();
  return {
    run: (command) => client.sendCommand(command),
    close: async () => {
      await client.close();
    },
  };
}
