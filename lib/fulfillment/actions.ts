"use server";

import { readQuantities } from "@/lib/api/read-quantities";
import { toAction } from "@/lib/api/to-action";
import { fulfillOrderOperation } from "./operations";

export const fulfillOrderAction = toAction(fulfillOrderOperation, {
  prepare: async ({ lines, ...input }) => ({ ...input, lines: readQuantities(lines) }),
});
