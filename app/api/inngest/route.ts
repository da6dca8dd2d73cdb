import { serve } from "inngest/next";
import { getEnv } from "@/lib/env/env";
import { listJobs } from "@/lib/jobs/list-jobs";
import { inngestClient } from "@/lib/vendors/inngest";

type Handlers = ReturnType<typeof serve>;
let handlers: Handlers | undefined;

// Made at the first request: building needs no settings.
const get = (): Handlers => {
  const { INNGEST_SERVE_ORIGIN, APP_URL } = getEnv();
  handlers ??= serve({
    client: inngestClient(),
    functions: listJobs(),
    // Else it would tell the job service whatever host a request names.
    serveOrigin: INNGEST_SERVE_ORIGIN ?? APP_URL,
    servePath: "/api/inngest",
  });
  return handlers;
};

export const GET: Handlers["GET"] = (...args) => get().GET(...args);
export const POST: Handlers["POST"] = (...args) => get().POST(...args);
export const PUT: Handlers["PUT"] = (...args) => get().PUT(...args);
