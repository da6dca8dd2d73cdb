"use server";

import { toAction } from "@/lib/api/to-action";
import { updateSellerOperation } from "./operations";

export const updateSellerAction = toAction(updateSellerOperation);
