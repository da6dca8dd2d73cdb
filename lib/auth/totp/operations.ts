import { z } from "zod";
import { tellOfChange } from "@/lib/account/tell-of-change";
import { AppError } from "@/lib/errors/app-error";
import { defineOperation } from "@/lib/operation/define-operation";
import { requireSelf } from "../require-self";
import { confirmTotp } from "./confirm-totp";
import { findTotpState } from "./find-totp-state";
import { removeTotp, renewRecoveryCodes } from "./queries";
import { startTotp } from "./start-totp";
import { verifySecondFactor } from "./verify-second-factor";

const nothing = z.object({});
const codeInput = z.object({ code: z.string().trim().min(1, "Type the code").max(60) });
const recoveryCodes = z.object({ recoveryCodes: z.array(z.string()).max(20) });

/** The session that asks has given a password only: nobody else has anything to verify. */
export const verifySecondFactorOperation = defineOperation({
  name: "verifySecondFactor",
  summary: "Give the code of a two-step sign-in",
  access: "public",
  limit: "second_factor",
  input: codeInput,
  output: nothing,
  errors: ["unauthenticated", "rate_limited"],
  run: verifySecondFactor,
});

export const startTotpOperation = defineOperation({
  name: "startTwoStepSignIn",
  summary: "Make a key for one's own authenticator app",
  access: "staff",
  stepUp: true,
  input: nothing,
  output: nothing,
  errors: ["conflict"],
  run: startTotp,
});

export const confirmTotpOperation = defineOperation({
  name: "confirmTwoStepSignIn",
  summary: "Turn one's own two-step sign-in on with a first code",
  access: "staff",
  limit: "second_factor",
  input: codeInput,
  output: recoveryCodes,
  errors: ["conflict"],
  run: confirmTotp,
});

export const removeTotpOperation = defineOperation({
  name: "removeTwoStepSignIn",
  summary: "Turn one's own two-step sign-in off",
  access: "staff",
  stepUp: true,
  input: nothing,
  output: nothing,
  errors: [],
  run: async (ctx) => {
    const { userId } = requireSelf(ctx);
    await ctx.db.transaction((tx) => removeTotp(tx, userId));
    return {};
  },
});

export const renewRecoveryCodesOperation = defineOperation({
  name: "renewRecoveryCodes",
  summary: "Make new recovery codes of one's own; the old ones are worth nothing then",
  access: "staff",
  stepUp: true,
  input: nothing,
  output: recoveryCodes,
  errors: ["conflict"],
  run: (ctx) => {
    const { userId } = requireSelf(ctx);
    return ctx.db.transaction(async (tx) => {
      if (!(await findTotpState(tx, userId)).isOn) throw new AppError("conflict", "Two-step sign-in is off");
      await tellOfChange(tx, { kind: "recovery_codes_renewed", userId });
      return { recoveryCodes: await renewRecoveryCodes(tx, userId) };
    });
  },
});
