import { z } from "zod";
import { defineOperation } from "@/lib/operation/define-operation";
import { findCacheStats } from "./find-cache-stats";
import { cacheStatsShape } from "./schema";

/** For the admin's page: what it tells is about one process, so that REST, which meets any of them, has no use for it. */
export const findCacheStatsOperation = defineOperation({
  name: "findCacheStats",
  summary: "Which level of the cache answered how often, in this process",
  access: { permission: "products:read" },
  input: z.object({}),
  output: cacheStatsShape.nullable(),
  errors: [],
  run: findCacheStats,
});
