import { route } from "@/lib/api/route";
import { getTaxRateOperation, removeTaxRateOperation, updateTaxRateOperation } from "@/lib/tax/operations";

export const GET = route(getTaxRateOperation);
export const PATCH = route(updateTaxRateOperation);
export const DELETE = route(removeTaxRateOperation);
