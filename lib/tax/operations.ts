import { z } from "zod";
import { defineOperation } from "@/lib/operation/define-operation";
import { createTaxRate } from "./create-tax-rate";
import { getTaxRate } from "./get-tax-rate";
import { listTaxRates } from "./list-tax-rates";
import { removeTaxRate } from "./remove-tax-rate";
import {
  createTaxRateInput,
  removeTaxRateInput,
  taxRateIdInput,
  taxRateShape,
  updateTaxRateInput,
} from "./schema";
import { updateTaxRate } from "./update-tax-rate";

const tag = "Admin: taxes";
const read = { permission: "settings:read" } as const;
const write = { permission: "settings:write" } as const;

export const listTaxRatesOperation = defineOperation({
  name: "listTaxRates",
  summary: "Tax rates by country, each country before its regions",
  access: read,
  rest: { method: "GET", path: "/admin/tax-rates", tag },
  input: z.object({}),
  output: z.object({ data: z.array(taxRateShape) }),
  errors: [],
  run: listTaxRates,
});

export const createTaxRateOperation = defineOperation({
  name: "createTaxRate",
  summary: "Make a tax rate; checkouts reckon with it at once",
  access: write,
  rest: { method: "POST", path: "/admin/tax-rates", status: 201, tag },
  atomic: true,
  input: createTaxRateInput,
  output: taxRateShape,
  errors: [],
  run: createTaxRate,
});

export const getTaxRateOperation = defineOperation({
  name: "getTaxRate",
  summary: "A tax rate",
  access: read,
  rest: { method: "GET", path: "/admin/tax-rates/{taxRateId}", tag },
  input: taxRateIdInput,
  output: taxRateShape,
  errors: ["not_found"],
  run: getTaxRate,
});

export const updateTaxRateOperation = defineOperation({
  name: "updateTaxRate",
  summary: "Edit a tax rate; what is not named stays, and orders keep what they have",
  access: write,
  rest: { method: "PATCH", path: "/admin/tax-rates/{taxRateId}", tag },
  input: updateTaxRateInput,
  output: taxRateShape,
  errors: ["not_found", "version_conflict"],
  run: updateTaxRate,
});

export const removeTaxRateOperation = defineOperation({
  name: "removeTaxRate",
  summary: "Remove a tax rate; orders keep what they have",
  access: write,
  rest: { method: "DELETE", path: "/admin/tax-rates/{taxRateId}", tag },
  input: removeTaxRateInput,
  output: taxRateShape,
  errors: ["not_found", "version_conflict"],
  run: removeTaxRate,
});
