import { setTimeout as wait } from "node:timers/promises";
import { type HttpAnswer, json } from "../http/serve";
import { StripeError } from "./stripe-error";

export type Faults = { mode: "none" | "refuse" | "fail" | "hang" | "fail_after"; count: number };

const HANG_MS = 30_000;

/** Lets the next calls fail in the way that was asked for; a hanging one ends when the service does. */
export async function withFaults(
  faults: Faults,
  stopping: AbortSignal,
  work: () => Promise<HttpAnswer>,
): Promise<HttpAnswer> {
  if (faults.mode === "none" || faults.count <= 0) return work();
  faults.count -= 1;
  const failure = json(500, { error: { type: "api_error", message: "A fault that was asked for" } });
  switch (faults.mode) {
    case "refuse":
      throw new StripeError(400, { type: "invalid_request_error", message: "A refusal that was asked for" });
    case "hang":
      await Promise.race([wait(HANG_MS, undefined, { ref: false }), whenAborted(stopping)]);
      return failure;
    case "fail_after":
      await work();
      return failure;
    case "fail":
      return failure;
  }
}

const whenAborted = (signal: AbortSignal) =>
  new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
