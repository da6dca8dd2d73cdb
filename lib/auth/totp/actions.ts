"use server";

import { redirect } from "next/navigation";
import { toAction } from "@/lib/api/to-action";
import { findCurrentActor } from "../find-current-actor";
import { rememberDevice } from "../known-device";
import {
  confirmTotpOperation,
  removeTotpOperation,
  renewRecoveryCodesOperation,
  startTotpOperation,
  verifySecondFactorOperation,
} from "./operations";

export const verifySecondFactorAction = toAction(verifySecondFactorOperation, {
  succeed: async () => {
    const actor = await findCurrentActor();
    if (actor.type === "staff") await rememberDevice({ audience: "staff", email: actor.email });
    redirect("/admin");
  },
});
export const startTotpAction = toAction(startTotpOperation);
export const confirmTotpAction = toAction(confirmTotpOperation);
export const removeTotpAction = toAction(removeTotpOperation);
export const renewRecoveryCodesAction = toAction(renewRecoveryCodesOperation);
