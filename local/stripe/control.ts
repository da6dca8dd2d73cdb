import { z } from "zod";
import { type HttpAnswer, type HttpRequest, json } from "../http/serve";
import { publicObject } from "./create-session";
import { paySession } from "./pay-session";
import type { Service } from "./routes";
import { getObject } from "./store";
import type { DeliveryMode } from "./webhooks";

export type Faults = { mode: "none" | "refuse" | "fail" | "hang" | "fail_after"; count: number };

const deliveryInput = z.object({
  mode: z.enum(["normal", "hold", "duplicate", "shuffle"]),
  count: z.int().min(1).max(10).default(2),
});
const faultsInput = z.object({
  mode: z.enum(["none", "refuse", "fail", "hang", "fail_after"]),
  count: z.int().min(1).max(10_000).default(1),
});
const cardInput = z.object({ card: z.string().max(30) });

/** The surface for tests and demonstrations, below `/_test`. */
export async function controlAnswer(
  service: Service,
  request: HttpRequest,
  state: { delivery: DeliveryMode; faults: Faults },
): Promise<HttpAnswer> {
  const { sql, endpoints } = service;
  const body: unknown = request.body === "" ? {} : JSON.parse(request.body);
  const [, kind, ...rest] = request.path.split("/").slice(1);
  if (kind === "checkout") {
    const [, id = "", verb] = rest;
    if (verb === "complete")
      return json(200, await paySession(sql, endpoints, id, cardInput.parse(body).card));
    return json(200, publicObject(await sql.begin((tx) => getObject(tx, id, "checkout.session"))));
  }
  if (kind === "faults") return json(200, Object.assign(state.faults, faultsInput.parse(body)));
  if (kind === "webhooks" && rest[0] === "release") {
    return json(200, Object.assign(state.delivery, { mode: "normal", count: 1 }));
  }
  if (kind === "webhooks" && rest[0] === "resend") {
    for (const { url } of endpoints) {
      await sql`insert into local_stripe.delivery (event_id, url) values (${rest[1] ?? ""}, ${url})`;
    }
    return json(200, { resent: rest[1] });
  }
  if (kind === "webhooks") return json(200, Object.assign(state.delivery, deliveryInput.parse(body)));
  return json(404, { error: "no such control" });
}
