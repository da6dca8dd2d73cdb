import path from "node:path";
import { pathToFileURL } from "node:url";
import { getEnv } from "@/lib/env/env";
import { explainFailure } from "./explain-failure";

/** The server of a release: settings first, so that what is missing is named at once and all together (exit code 78). */
try {
  Object.assign(process.env, {
    NEXT_TELEMETRY_DISABLED: "1",
    INNGEST_DEV: "0",
    STRIPE_SUPPRESS_NOTICES: "1",
  });
  process.env.APP_ENV ||= "production";
  getEnv();
  // The server listens where HOSTNAME says, which in a container is the container's name.
  process.env.HOSTNAME = process.env.HOST || "0.0.0.0";
  await import(pathToFileURL(path.join(import.meta.dirname, "server.js")).href);
} catch (error) {
  const { sentence, exitCode, isForeseen } = explainFailure(error);
  console.error(sentence);
  if (!isForeseen) console.error(error);
  process.exit(exitCode);
}
