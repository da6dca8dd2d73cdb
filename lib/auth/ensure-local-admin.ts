import { eq, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { staffMember, user } from "@/db/schema/auth";
import { hashPassword } from "./password";

/** Makes the owner of a local installation when there is no staff member of that address; never changes one. */
export async function ensureLocalAdmin(
  db: Db,
  { email, password }: { email: string; password: string },
): Promise<void> {
  const [existing] = await db
    .select({ id: user.id })
    .from(user)
    .innerJoin(staffMember, eq(staffMember.userId, user.id))
    .where(sql`lower(${user.email}) = lower(${email})`);
  if (existing) return;
  const passwordHash = await hashPassword(password);
  await db.transaction(async (tx) => {
    const [owner] = await tx
      .insert(user)
      .values({ email, name: "Shop owner", passwordHash })
      .onConflictDoNothing()
      .returning({ id: user.id });
    if (owner) await tx.insert(staffMember).values({ userId: owner.id, role: "owner" });
  });
}
