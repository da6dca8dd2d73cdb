import { z } from "zod";
import type { Call } from "./call";
import { emitEvent } from "./emit-event";
import { mergeMetadata, metadata, readParams, text } from "./params";
import type { FormObject } from "./parse-form";
import { lockObject, putObject } from "./store";
import { invalidRequest } from "./stripe-error";
import type { Dispute } from "./wire";

const evidenceText = text(20_000).optional();
const params = z.strictObject({
  evidence: z
    .strictObject({
      access_activity_log: evidenceText,
      billing_address: evidenceText,
      cancellation_policy_disclosure: evidenceText,
      cancellation_rebuttal: evidenceText,
      customer_email_address: evidenceText,
      customer_name: evidenceText,
      customer_purchase_ip: evidenceText,
      duplicate_charge_explanation: evidenceText,
      duplicate_charge_id: evidenceText,
      product_description: evidenceText,
      refund_policy_disclosure: evidenceText,
      refund_refusal_explanation: evidenceText,
      service_date: evidenceText,
      shipping_address: evidenceText,
      shipping_carrier: evidenceText,
      shipping_date: evidenceText,
      shipping_tracking_number: evidenceText,
      uncategorized_text: evidenceText,
    })
    .default({}),
  metadata: metadata.optional(),
  submit: z.enum(["true", "false"]).default("true"),
});

/** How a submitted dispute ends is what its evidence says. https://docs.stripe.com/testing#evidence */
const verdicts: Record<string, "won" | "lost"> = { winning_evidence: "won", losing_evidence: "lost" };

/** Stages or submits evidence. @throws StripeError when the dispute is decided. */
export async function updateDispute(call: Call, form: FormObject, id: string): Promise<Dispute> {
  const given = readParams(params, form);
  const dispute = await lockObject(call.tx, "dispute", id);
  requireUndecided(dispute);
  Object.assign(dispute.evidence, given.evidence);
  dispute.metadata = mergeMetadata(dispute.metadata, given.metadata);
  const details = dispute.evidence_details;
  details.has_evidence = Object.values(dispute.evidence).some((value) => typeof value === "string");
  if (given.submit === "false") {
    putObject(call.tx, dispute);
    emitEvent(call, "charge.dispute.updated", dispute);
    return dispute;
  }
  Object.assign(details, { submission_count: details.submission_count + 1, submission_method: "manual" });
  const previous = { status: dispute.status };
  dispute.status = "under_review";
  putObject(call.tx, dispute);
  emitEvent(call, "charge.dispute.updated", dispute, previous);
  const verdict = verdicts[dispute.evidence.uncategorized_text ?? ""];
  return verdict ? decide(call, dispute, verdict) : dispute;
}

/** Accepts the dispute: it is lost. @throws StripeError when it is decided already. */
export async function closeDispute(call: Call, form: FormObject, id: string): Promise<Dispute> {
  readParams(z.strictObject({}), form);
  const dispute = await lockObject(call.tx, "dispute", id);
  requireUndecided(dispute);
  return decide(call, dispute, "lost");
}

function decide(call: Call, dispute: Dispute, status: "won" | "lost"): Dispute {
  const previous = { status: dispute.status };
  Object.assign(dispute, { status });
  putObject(call.tx, dispute);
  if (status === "won") emitEvent(call, "charge.dispute.funds_reinstated", dispute);
  emitEvent(call, "charge.dispute.closed", dispute, previous);
  return dispute;
}

function requireUndecided({ status }: Dispute): void {
  if (status === "won" || status === "lost") {
    throw invalidRequest(`This dispute is already closed: its status is ${status}.`);
  }
}
