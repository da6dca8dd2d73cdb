import { z } from "zod";
import { defineOperation } from "@/lib/operation/define-operation";
import { archiveShippingMethod } from "./archive-shipping-method";
import { createShippingMethod } from "./create-shipping-method";
import { createShippingZone } from "./create-shipping-zone";
import { getShippingMethod } from "./get-shipping-method";
import { listMethods } from "./list-methods";
import { listShippingZones } from "./list-shipping-zones";
import { removeShippingZone } from "./remove-shipping-zone";
import {
  archiveMethodInput,
  createMethodInput,
  createZoneInput,
  methodIdInput,
  shippingMethodShape,
  shippingMethodStatuses,
  shippingZoneShape,
  updateMethodInput,
  updateZoneInput,
  zoneIdInput,
} from "./schema";
import { updateShippingMethod } from "./update-shipping-method";
import { updateShippingZone } from "./update-shipping-zone";

const tag = "Admin: shipping";
const read = { permission: "settings:read" } as const;
const write = { permission: "settings:write" } as const;

export const listShippingZonesOperation = defineOperation({
  name: "listShippingZones",
  summary: "Shipping zones, the rest of the world last",
  access: read,
  rest: { method: "GET", path: "/admin/shipping-zones", tag },
  input: z.object({}),
  output: z.object({ data: z.array(shippingZoneShape) }),
  errors: [],
  run: listShippingZones,
});

export const createShippingZoneOperation = defineOperation({
  name: "createShippingZone",
  summary: "Make a shipping zone: countries that share their methods",
  access: write,
  rest: { method: "POST", path: "/admin/shipping-zones", status: 201, tag },
  atomic: true,
  input: createZoneInput,
  output: shippingZoneShape,
  errors: [],
  run: createShippingZone,
});

export const updateShippingZoneOperation = defineOperation({
  name: "updateShippingZone",
  summary: "Edit a shipping zone; what is not named stays",
  access: write,
  rest: { method: "PATCH", path: "/admin/shipping-zones/{zoneId}", tag },
  input: updateZoneInput,
  output: shippingZoneShape,
  errors: ["not_found", "version_conflict"],
  run: updateShippingZone,
});

export const removeShippingZoneOperation = defineOperation({
  name: "removeShippingZone",
  summary: "Remove a shipping zone that offers nothing, with its archived methods",
  access: write,
  rest: { method: "DELETE", path: "/admin/shipping-zones/{zoneId}", tag },
  input: zoneIdInput,
  output: shippingZoneShape,
  errors: ["not_found", "version_conflict", "conflict"],
  run: removeShippingZone,
});

export const listAdminShippingMethodsOperation = defineOperation({
  name: "listAdminShippingMethods",
  summary: "Shipping methods in the order of checkout",
  access: read,
  rest: { method: "GET", path: "/admin/shipping-methods", tag },
  input: z.object({ status: z.enum(shippingMethodStatuses).optional() }),
  output: z.object({ data: z.array(shippingMethodShape) }),
  errors: [],
  run: listMethods,
});

export const createShippingMethodOperation = defineOperation({
  name: "createShippingMethod",
  summary: "Make a shipping method; checkout offers it at once",
  access: write,
  rest: { method: "POST", path: "/admin/shipping-methods", status: 201, tag },
  atomic: true,
  input: createMethodInput,
  output: shippingMethodShape,
  errors: ["not_found"],
  run: createShippingMethod,
});

export const getShippingMethodOperation = defineOperation({
  name: "getShippingMethod",
  summary: "A shipping method",
  access: read,
  rest: { method: "GET", path: "/admin/shipping-methods/{shippingMethodId}", tag },
  input: methodIdInput,
  output: shippingMethodShape,
  errors: ["not_found"],
  run: getShippingMethod,
});

export const updateShippingMethodOperation = defineOperation({
  name: "updateShippingMethod",
  summary: "Edit a shipping method; what is not named stays, and orders keep what they have",
  access: write,
  rest: { method: "PATCH", path: "/admin/shipping-methods/{shippingMethodId}", tag },
  input: updateMethodInput,
  output: shippingMethodShape,
  errors: ["not_found", "version_conflict"],
  run: updateShippingMethod,
});

export const archiveShippingMethodOperation = defineOperation({
  name: "archiveShippingMethod",
  summary: "Offer a shipping method no more",
  access: write,
  rest: { method: "POST", path: "/admin/shipping-methods/{shippingMethodId}/archive", tag },
  atomic: true,
  input: archiveMethodInput,
  output: shippingMethodShape,
  errors: ["not_found", "version_conflict"],
  run: archiveShippingMethod,
});
