import { route } from "@/lib/api/route";
import { dismissDeadLetterOperation } from "@/lib/dead-letter/operations";

export const POST = route(dismissDeadLetterOperation);
