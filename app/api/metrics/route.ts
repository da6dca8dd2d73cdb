import { connection } from "next/server";
import { answerMetrics } from "@/lib/metrics/answer-metrics";

/** What Prometheus reads of this instance, for whoever has the token (docs/operate.md). */
export async function GET(request: Request): Promise<Response> {
  await connection();
  return answerMetrics(request);
}
