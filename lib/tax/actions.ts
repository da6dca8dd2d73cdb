"use server";

import { redirect } from "next/navigation";
import { toAction } from "@/lib/api/to-action";
import { parsePercent } from "@/lib/money/parse-percent";
import { createTaxRateOperation, removeTaxRateOperation, updateTaxRateOperation } from "./operations";

/** What is no number of percent stays text, for the operation to refuse at its field. */
const readRate = async ({ ratePpm, region, appliesToShipping, ...form }: Record<string, unknown>) => ({
  ...form,
  ratePpm: parsePercent(String(ratePpm ?? "")) ?? ratePpm,
  appliesToShipping: appliesToShipping === "1",
  ...(region === undefined ? {} : { region: region === "" ? null : region }),
});

export const createTaxRateAction = toAction(createTaxRateOperation, {
  holdsNoSecrets: true,
  prepare: readRate,
  succeed: () => redirect("/admin/taxes"),
});

export const updateTaxRateAction = toAction(updateTaxRateOperation, {
  numbers: ["expectedVersion"],
  prepare: readRate,
});

export const removeTaxRateAction = toAction(removeTaxRateOperation, {
  numbers: ["expectedVersion"],
  succeed: () => redirect("/admin/taxes"),
});
