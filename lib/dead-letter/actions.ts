"use server";

import { toAction } from "@/lib/api/to-action";
import { dismissDeadLetterOperation, retryDeadLetterOperation } from "./operations";

export const retryDeadLetterAction = toAction(retryDeadLetterOperation);
export const dismissDeadLetterAction = toAction(dismissDeadLetterOperation);
