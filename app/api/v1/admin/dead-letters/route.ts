import { route } from "@/lib/api/route";
import { listDeadLettersOperation } from "@/lib/dead-letter/operations";

export const GET = route(listDeadLettersOperation);
