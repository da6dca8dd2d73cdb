import { z } from "zod";
import { translatedLocales } from "@/lib/i18n/locales";
import { idShape } from "@/lib/operation/shapes";

const MAX_ATTRIBUTES = 100;

const line = z.string().trim().max(255, "At most 255 characters");

/** What is not named stays; an empty text goes, and the original is shown again. */
const textsInput = z.object({
  title: line.optional(),
  description: z.string().max(100_000).optional().describe("HTML; what could run is taken out"),
  productType: line.optional(),
  attributes: z
    .record(z.string().trim().min(1).max(255), z.string().trim().max(2000))
    .refine((all) => Object.keys(all).length <= MAX_ATTRIBUTES, `at most ${MAX_ATTRIBUTES} attributes`)
    .optional()
    .describe("Instead of all attributes of the original"),
  seoTitle: line.optional(),
  seoDescription: z.string().trim().max(1000, "At most 1000 characters").optional(),
  options: z
    .array(
      z.object({
        option: z.string().min(1).max(100).describe("Its name in the original"),
        name: z.string().trim().max(100, "At most 100 characters").optional(),
        values: z
          .array(
            z.object({
              value: z.string().min(1).max(255).describe("As in the original"),
              label: line.describe("What it is called"),
            }),
          )
          .max(1000)
          .optional(),
      }),
    )
    .max(3)
    .optional(),
  images: z
    .array(z.object({ imageId: idShape, alt: z.string().trim().max(500, "At most 500 characters") }))
    .max(100)
    .optional(),
});
export type ProductTextsInput = z.output<typeof textsInput>;

export const productTranslationsInput = z
  .partialRecord(z.enum(translatedLocales), textsInput)
  .describe("By language. What is not named stays; an empty text shows the original again");
export type ProductTranslationsInput = z.output<typeof productTranslationsInput>;

const textsShape = z.object({
  title: z.string(),
  description: z.string(),
  productType: z.string(),
  attributes: z.record(z.string(), z.string()),
  seoTitle: z.string(),
  seoDescription: z.string(),
  options: z.array(
    z.object({
      option: z.string(),
      name: z.string(),
      values: z.array(z.object({ value: z.string(), label: z.string() })),
    }),
  ),
  images: z.array(z.object({ imageId: idShape, alt: z.string() })),
});
export type ProductTexts = z.infer<typeof textsShape>;

export const productTranslationsShape = z
  .record(z.enum(translatedLocales), textsShape)
  .describe("Texts in other languages; empty: not translated, the original is shown");
export type ProductTranslations = z.infer<typeof productTranslationsShape>;
