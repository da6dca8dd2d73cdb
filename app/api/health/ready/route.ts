import { connection } from "next/server";
import { findReadiness } from "@/lib/lifecycle/find-readiness";

/** Whether this instance should get requests: 200, or 503 with the reason. What counts: lib/lifecycle/rules.ts. */
export async function GET(): Promise<Response> {
  await connection();
  const readiness = await findReadiness();
  return readiness === "ready"
    ? Response.json({ status: "ready" }, { headers: { "cache-control": "no-store" } })
    : Response.json(
        { status: "not_ready", reason: readiness },
        { status: 503, headers: { "cache-control": "no-store" } },
      );
}
