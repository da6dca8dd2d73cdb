import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { staffMember } from "@/db/schema/auth";
import { ensureLocalAdmin } from "@/lib/auth/ensure-local-admin";
import { AppError } from "@/lib/errors/app-error";
import { recordedSystemContext } from "@/lib/operation/system-context";

/**
 * `owner EMAIL`: makes the first owner of a shop that has none, and prints the password, once. Further staff are invited
 * by those who are there.
 */
export async function ownerCommand([address]: string[]): Promise<void> {
  const email = z.email().max(254).safeParse(address);
  if (!email.success) throw new AppError("validation_failed", "Give the owner's mail address: owner EMAIL.");
  const { db } = recordedSystemContext("shop", "shop:owner");
  const [present] = await db
    .select({ userId: staffMember.userId })
    .from(staffMember)
    .where(eq(staffMember.role, "owner"))
    .limit(1);
  if (present)
    throw new AppError(
      "conflict",
      "The shop has an owner: who is of the staff invites others at /admin/staff.",
    );
  const password = randomBytes(15).toString("base64url");
  await ensureLocalAdmin(db, { email: email.data, password });
  console.log(`${email.data}  ${password}`);
  console.log(
    "Sign in at /admin; then choose a password of your own and set up two-step sign-in at /admin/security.",
  );
}
