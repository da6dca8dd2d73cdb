import { z } from "zod";
import { defineOperation } from "@/lib/operation/define-operation";
import { createApiKey } from "./create-api-key";
import { listApiKeys } from "./list-api-keys";
import { revokeApiKey } from "./revoke-api-key";
import { apiKeyInput, apiKeyShape, createApiKeyInput, createdApiKeyShape } from "./schema";

export const listApiKeysOperation = defineOperation({
  name: "listApiKeys",
  summary: "API keys, latest first",
  access: { permission: "keys:read" },
  input: z.object({}),
  output: z.array(apiKeyShape),
  errors: [],
  run: listApiKeys,
});

export const createApiKeyOperation = defineOperation({
  name: "createApiKey",
  summary: "Make an API key, which is shown once",
  access: { permission: "keys:write" },
  stepUp: true,
  input: createApiKeyInput,
  output: createdApiKeyShape,
  errors: ["forbidden"],
  run: createApiKey,
});

export const revokeApiKeyOperation = defineOperation({
  name: "revokeApiKey",
  summary: "End an API key",
  access: { permission: "keys:write" },
  stepUp: true,
  input: apiKeyInput,
  output: z.object({}),
  errors: ["not_found"],
  run: revokeApiKey,
});
