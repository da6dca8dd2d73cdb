import { route } from "@/lib/api/route";
import {
  addRedirectOperation,
  listRedirectsOperation,
  removeRedirectOperation,
} from "@/lib/content/redirects/operations";

export const GET = route(listRedirectsOperation);
export const POST = route(addRedirectOperation);
export const DELETE = route(removeRedirectOperation);
