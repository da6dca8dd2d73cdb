import { z } from "zod";
import { defineOperation } from "@/lib/operation/define-operation";
import { getShopSettings } from "./get-shop-settings";
import { listSetupSteps } from "./list-setup-steps";
import { setupStepShape, shopSettingsShape, updateShopSettingsInput } from "./schema";
import { updateShopSettings } from "./update-shop-settings";

const tag = "Admin: settings";

export const getShopSettingsOperation = defineOperation({
  name: "getShopSettings",
  summary: "Name, currency and country of the shop, and how its prices hold tax",
  access: { permission: "settings:read" },
  rest: { method: "GET", path: "/admin/settings", tag },
  input: z.object({}),
  output: shopSettingsShape,
  errors: [],
  run: getShopSettings,
});

export const updateShopSettingsOperation = defineOperation({
  name: "updateShopSettings",
  summary:
    "Change the shop's settings; what is not named stays, and so does the currency once there is a price",
  access: { permission: "settings:write" },
  rest: { method: "PATCH", path: "/admin/settings", tag },
  input: updateShopSettingsInput,
  output: shopSettingsShape,
  errors: ["version_conflict", "conflict"],
  run: updateShopSettings,
});

export const listSetupStepsOperation = defineOperation({
  name: "listSetupSteps",
  summary: "What the shop needs before it can sell, and what of it is done",
  access: { permission: "settings:read" },
  rest: { method: "GET", path: "/admin/setup", tag },
  input: z.object({}),
  output: z.object({ data: z.array(setupStepShape) }),
  errors: [],
  run: listSetupSteps,
});
