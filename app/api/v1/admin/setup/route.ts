import { route } from "@/lib/api/route";
import { listSetupStepsOperation } from "@/lib/setup/operations";

export const GET = route(listSetupStepsOperation);
