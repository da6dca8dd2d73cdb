import { z } from "zod";
import { permissions } from "@/lib/operation/context";
import { idShape, timestampShape } from "@/lib/operation/shapes";

/** How long a key may last; absent: until it is revoked. */
const lifetimes = [30, 90, 365] as const;

export const createApiKeyInput = z.object({
  name: z
    .string()
    .trim()
    .min(1, "What it is for")
    .max(60)
    .describe("Ledgers and the audit log name the key by it"),
  scopes: z
    .array(z.enum(permissions), "Choose at least one")
    .min(1, "Choose at least one")
    .max(permissions.length),
  expiresInDays: z.literal(lifetimes).optional(),
});
export type CreateApiKeyInput = z.output<typeof createApiKeyInput>;

export const createdApiKeyShape = z.object({ id: idShape, key: z.string().describe("Shown once") });

export const apiKeyInput = z.object({ keyId: idShape });

export const apiKeyShape = z.object({
  id: idShape,
  name: z.string(),
  prefix: z.string(),
  scopes: z.array(z.string()),
  createdBy: z.string(),
  createdAt: timestampShape,
  lastUsedAt: timestampShape.nullable(),
  expiresAt: timestampShape.nullable(),
  state: z.enum(["active", "expired", "revoked"]),
});
export type ApiKey = z.infer<typeof apiKeyShape>;
