import { createHash, timingSafeEqual } from "node:crypto";
import { getEnv } from "@/lib/env/env";
import { telemetry } from "@/lib/telemetry/telemetry";

/**
 * What Prometheus reads of this instance: for whoever sends `METRICS_TOKEN` as bearer, else 401. Without that setting
 * there is nothing here: 404.
 */
export async function answerMetrics({ headers }: Pick<Request, "headers">): Promise<Response> {
  const { METRICS_TOKEN: token } = getEnv();
  const { metrics } = telemetry;
  if (!token || !metrics) return answer("Not found\n", 404);
  const [, given = ""] = /^Bearer\s+(\S+)$/i.exec(headers.get("authorization") ?? "") ?? [];
  if (!timingSafeEqual(hash(given), hash(token)))
    return answer("Unauthorized\n", 401, { "www-authenticate": "Bearer" });
  const { text, contentType } = await metrics.print();
  return answer(text, 200, { "content-type": contentType });
}

const hash = (text: string) => createHash("sha256").update(text).digest();

const answer = (body: string, status: number, more: Record<string, string> = {}) =>
  new Response(body, { status, headers: { "cache-control": "no-store", ...more } });
