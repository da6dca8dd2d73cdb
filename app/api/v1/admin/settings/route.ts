import { route } from "@/lib/api/route";
import { getShopSettingsOperation, updateShopSettingsOperation } from "@/lib/setup/operations";

export const GET = route(getShopSettingsOperation);
export const PATCH = route(updateShopSettingsOperation);
