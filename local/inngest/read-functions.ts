import { z } from "zod";
import type { FunctionConfig } from "./store";

const retries = z.object({ attempts: z.int().min(0).max(20) });
const config = z.strictObject({
  id: z.string().min(1),
  name: z.string().optional(),
  triggers: z.array(z.strictObject({ event: z.string().min(1) })).min(1),
  steps: z.object({
    step: z.object({ runtime: z.object({ url: z.url() }), retries: retries.optional() }),
  }),
});

const DEFAULT_RETRIES = 4;

/**
 * The functions that an app registers. This service does what this shop's functions ask for: event triggers, steps,
 * sleeps and retries. Whatever else a function asks for is refused here, rather than ignored at run time.
 *
 * @throws Error that names the function and the setting.
 */
export function readFunctions(registered: unknown): FunctionConfig[] {
  return z
    .array(z.object({ id: z.string() }).loose())
    .parse(registered)
    .map((raw) => {
      const parsed = config.safeParse(raw);
      if (!parsed.success) {
        const problems = parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`);
        throw new Error(`The local job service cannot run the function ${raw.id}: ${problems.join("; ")}`);
      }
      const { id, triggers, steps } = parsed.data;
      return {
        id,
        triggers,
        url: steps.step.runtime.url,
        retries: steps.step.retries?.attempts ?? DEFAULT_RETRIES,
      };
    });
}
