import { existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { writeWhole } from "./data-folder.mjs";
import { ADMIN_EMAIL } from "./environment.mjs";

/**
 * `local.json`, for scripts and for the curious; readable by its owner alone. It is there exactly while the shop runs:
 * written when it is ready, anew when a process was replaced, and removed at the end.
 *
 * @param {import("./settings.mjs").Settings} settings
 */
export function openLocalFile({ dataDir, secrets }) {
  const file = path.join(dataDir, "local.json");
  rmSync(file, { force: true });
  return {
    file,
    /**
     * @param {{
     *   appUrls: string[], env: NodeJS.ProcessEnv, services: import("./environment.mjs").Services,
     *   pids: { app: (number | undefined)[], local: number | null, postgres: number | null }
     * }} running
     */
    write: ({ appUrls, env, services, pids }) =>
      writeWhole(file, {
        appUrl: appUrls[0],
        appUrls,
        databaseUrl: env.DATABASE_URL,
        admin: { email: ADMIN_EMAIL, password: secrets.adminPassword },
        apiKey: secrets.apiKey,
        stripe: { url: services.stripe?.url ?? null, webhookSecret: env.STRIPE_WEBHOOK_SECRET },
        inngest: { url: services.inngest?.url ?? null },
        redis: { url: env.UPSTASH_REDIS_REST_URL, token: env.UPSTASH_REDIS_REST_TOKEN },
        mail: { url: services.mail?.url ?? null },
        metrics: { token: env.METRICS_TOKEN },
        pids: { launcher: process.pid, ...pids },
      }),
    remove: () => removeLocalFile(file, process.pid),
  };
}

/** Removes the file of a launcher that is gone, and no later one's. @param {string} file @param {number} launcher */
export function removeLocalFile(file, launcher) {
  if (existsSync(file) && JSON.parse(readFileSync(file, "utf8")).pids?.launcher === launcher) rmSync(file);
}
