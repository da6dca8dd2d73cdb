import { z } from "zod";
import { MAX_PASSWORD_LENGTH } from "@/lib/auth/password-rules";
import { capabilityPattern } from "@/lib/ids/capability";
import { idShape, localeShape } from "@/lib/operation/shapes";

export const emailShape = z.string().trim().min(1, "required").max(254).pipe(z.email("a mail address"));
export const tokenShape = z.string().regex(capabilityPattern);
/** One that is new is held against lib/auth/password-rules.ts besides. */
export const passwordShape = z.string().min(1, "required").max(MAX_PASSWORD_LENGTH);

export const registrationInput = z.object({
  email: emailShape,
  password: passwordShape,
  name: z.string().trim().max(100).default(""),
  locale: localeShape,
});

export const mailInput = z.object({ email: emailShape, locale: localeShape });

export const signInInput = z.object({
  email: z.string().trim().min(1, "required").max(254),
  password: z.string().min(1, "required").max(1000),
  locale: localeShape,
});

/** A session row that was opened: the action makes the cookie of it. No answer to a browser carries it. */
export const openedShape = z.object({ sessionId: idShape });

/** Who sits there: typed again, or, where the account has no password, signed in a moment ago. */
export const reauthenticationShape = z.object({
  currentPassword: z.string().max(1000).default(""),
  sessionId: idShape.describe("Of the request; a form never says it"),
});

export const accountShape = z.object({
  email: z.string(),
  name: z.string(),
  hasPassword: z.boolean(),
  providers: z.array(z.string()),
  pendingEmail: z.string().nullable().describe("The address that a change waits for"),
});

export const sessionShape = z.object({
  id: idShape,
  browser: z.string().nullable(),
  system: z.string().nullable(),
  ipAddress: z.string(),
  createdAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime(),
  isCurrent: z.boolean(),
});
export type AccountSession = z.infer<typeof sessionShape>;
