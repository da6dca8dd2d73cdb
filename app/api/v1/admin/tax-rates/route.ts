import { route } from "@/lib/api/route";
import { createTaxRateOperation, listTaxRatesOperation } from "@/lib/tax/operations";

export const GET = route(listTaxRatesOperation);
export const POST = route(createTaxRateOperation);
