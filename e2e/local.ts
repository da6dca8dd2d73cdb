import { readFileSync } from "node:fs";
import { z } from "zod";

const local = z.object({
  appUrl: z.string(),
  appUrls: z.array(z.string()),
  databaseUrl: z.string(),
  admin: z.object({ email: z.string(), password: z.string() }),
  apiKey: z.string(),
  stripe: z.object({ url: z.string() }),
  mail: z.object({ url: z.string() }),
  redis: z.object({ url: z.string(), token: z.string() }),
  metrics: z.object({ token: z.string() }),
});

export const localFile = () => process.env.STOREHOUSE_LOCAL ?? ".data/local.json";

/** Addresses and keys of the running shop, as `npm start` writes them. */
export function readLocal(): z.infer<typeof local> {
  return local.parse(JSON.parse(readFileSync(localFile(), "utf8")));
}
