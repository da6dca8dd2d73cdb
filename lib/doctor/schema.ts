import { z } from "zod";

export const doctorReportShape = z.object({
  data: z.array(
    z.object({
      check: z.string(),
      explains: z.string().describe("What must hold, and what a breach does to people"),
      repair: z
        .string()
        .nullable()
        .describe("What `npm run shop -- doctor --repair` would do; null: a person must"),
      breaches: z.array(z.object({ subject: z.string(), finding: z.string() })).max(100),
      hasMore: z.boolean(),
    }),
  ),
});
export type DoctorReport = z.infer<typeof doctorReportShape>;
