import { type Context, permissions } from "@/lib/operation/context";

/** As somebody of the shop who may do everything. */
export function asStaff(ctx: Context): Context {
  return {
    ...ctx,
    actor: {
      type: "staff",
      userId: "u",
      email: "owner@example.com",
      permissions: new Set(permissions),
      provedAt: new Date(),
    },
  };
}
