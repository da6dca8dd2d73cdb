import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import type { Db } from "@/db/client";
import { account, user } from "@/db/schema/auth";
import { type Device, openSessionOf } from "@/lib/auth/open-session";
import { providerLabels } from "@/lib/auth/providers";
import type { Locale } from "@/lib/i18n/locales";
import { ensureCustomer, findUserByEmail, type UserRow } from "./queries";
import { emailShape } from "./schema";
import { tellOfChange } from "./tell-of-change";

/** What we need of what a provider says of somebody; whatever else it says is dropped. */
const profileShape = z.object({
  email: emailShape,
  email_verified: z.literal(true),
  name: z.string().max(400).nullish(),
});

export type ProviderArrival = {
  provider: string;
  subject: string;
  profile: unknown;
  /** Of mails that follow. */
  locale?: Locale | undefined;
};
type Outcome = { sessionId: string; userId: string } | { refused: "unverified" | "refused" };

/**
 * Opens a session at the shop for whoever a provider vouches for. Known by the provider's own id, else by the mail
 * address, if the provider has verified it and so have we: an address that somebody merely typed, here or there, joins
 * nothing. An account that is joined is told by mail. Who is new gets an account without a password. In one transaction, so that a first sign-in from two browsers
 * makes one account.
 *
 * @returns why nobody is signed in: `unverified` address at the provider, or `refused` (banned, or an account here whose
 * own address was never verified).
 */
export async function openProviderSession(db: Db, input: ProviderArrival, device?: Device): Promise<Outcome> {
  return db.transaction(async (tx) => {
    const known = await findLinked(tx, input);
    const owner = known ?? (await findOrMake(tx, input));
    if (typeof owner === "string") return { refused: owner };
    if (owner.bannedAt) return { refused: "refused" };
    await ensureCustomer(tx, owner);
    const { sessionId } = await openSessionOf(tx, owner.id, {
      audience: "shop",
      locale: input.locale,
      ...(device && { device }),
    });
    return { sessionId, userId: owner.id };
  });
}

async function findLinked(tx: Db, { provider, subject }: ProviderArrival): Promise<UserRow | null> {
  const [row] = await tx
    .select({ user })
    .from(account)
    .innerJoin(user, eq(user.id, account.userId))
    .where(and(eq(account.provider, provider), eq(account.providerAccountId, subject)));
  return row?.user ?? null;
}

async function findOrMake(tx: Db, input: ProviderArrival): Promise<UserRow | "unverified" | "refused"> {
  const profile = profileShape.safeParse(input.profile);
  if (!profile.success) return "unverified";
  const { email, name } = profile.data;
  const made = await tx
    .insert(user)
    .values({ email, name: (name ?? "").trim().slice(0, 100), emailVerified: sql`now()` })
    .onConflictDoNothing()
    .returning({ id: user.id });
  const owner = await findUserByEmail(tx, email);
  if (!owner) throw new Error("the user was just made");
  if (!owner.emailVerified) return "refused";
  await tx
    .insert(account)
    .values({
      userId: owner.id,
      provider: input.provider,
      providerAccountId: input.subject,
      type: "oauth",
    })
    .onConflictDoNothing();
  // Who already had the account learns that there is another way into it.
  if (made.length === 0) {
    const house = providerLabels[input.provider] ?? input.provider;
    await tellOfChange(tx, { kind: "provider_linked", userId: owner.id, name: house, locale: input.locale });
  }
  return owner;
}
