import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { startInngest } from "@/local/inngest/start-inngest";

/** The job service, for the jobs that `app` serves: it begins to listen, and settings name the service from then on. */
export async function startJobService(app: Server, databaseUrl: string) {
  await new Promise<void>((resolve) => app.listen(0, "127.0.0.1", resolve));
  const { port } = app.address() as AddressInfo;
  const service = await startInngest({
    databaseUrl,
    signingKey: process.env.INNGEST_SIGNING_KEY ?? "",
    eventKey: process.env.INNGEST_EVENT_KEY ?? "",
    appUrls: [`http://127.0.0.1:${port}/api/inngest`],
    log: () => undefined,
  });
  process.env.INNGEST_BASE_URL = service.url;
  return service;
}
