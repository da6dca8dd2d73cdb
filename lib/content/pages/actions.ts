"use server";

import { toAction } from "@/lib/api/to-action";
import { updatePageOperation } from "./operations";

export const updatePageAction = toAction(updatePageOperation);
