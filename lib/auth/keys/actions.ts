"use server";

import { toAction } from "@/lib/api/to-action";
import { createApiKeyOperation, revokeApiKeyOperation } from "./operations";

/** No lifetime is a choice of the form: the empty one. */
export const createApiKeyAction = toAction(createApiKeyOperation, {
  numbers: ["expiresInDays"],
  prepare: async ({ expiresInDays, ...input }) => ({
    ...input,
    ...(expiresInDays === "" ? {} : { expiresInDays }),
  }),
});
export const revokeApiKeyAction = toAction(revokeApiKeyOperation);
