import { z } from "zod";
import { locales } from "@/lib/i18n/locales";

export const metrics = ["LCP", "INP", "CLS", "FCP", "TTFB"] as const;
const pageKinds = [
  ...["home", "category", "collection", "product", "search", "text"],
  ...["cart", "checkout", "order", "other"],
] as const;
export const devices = ["phone", "desktop"] as const;

export type Metric = (typeof metrics)[number];
export type Device = (typeof devices)[number];

/** What one visit of a page measured: nothing in it tells of whom, or of which page of its kind. */
export const vitalsInput = z.strictObject({
  page: z.enum(pageKinds),
  device: z.enum(devices),
  locale: z.enum(locales),
  values: z
    .array(
      z.strictObject({
        metric: z.enum(metrics),
        /** Milliseconds; for CLS, its score. */
        value: z.number().min(0).max(600_000),
      }),
    )
    .min(1)
    .max(metrics.length)
    .refine((values) => new Set(values.map(({ metric }) => metric)).size === values.length, {
      message: "a metric is named once",
    }),
});
export type VitalsInput = z.infer<typeof vitalsInput>;

const ratingShape = z.enum(["good", "needs improvement", "poor"]);
export type Rating = z.infer<typeof ratingShape>;

export const vitalsReportShape = z.object({
  data: z.array(
    z.object({
      page: z.string(),
      device: z.enum(devices),
      metric: z.enum(metrics),
      visits: z.number().int(),
      p75: z.number(),
      rating: ratingShape,
      /** Share of visits that were good, 0 to 1. */
      good: z.number(),
    }),
  ),
});
export type VitalsReport = z.infer<typeof vitalsReportShape>;
