import { route } from "@/lib/api/route";
import { retryDeadLetterOperation } from "@/lib/dead-letter/operations";

export const POST = route(retryDeadLetterOperation);
