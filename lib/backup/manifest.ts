import { z } from "zod";

/** The form of the archive. A later one is refused by code that knows this one. */
export const FORMAT = 1;

/** Names of entries in the archive, in their order: head, tables, pictures, manifest, its sum. */
export const HEAD = "storehouse-backup.json";
export const MANIFEST = "manifest.json";
export const MANIFEST_SUM = "manifest.json.sha256";

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.number().int().min(0);
const identifier = z.string().regex(/^[a-z_][a-z0-9_]{0,62}$/);

/** The first entry: what tells at once whether this code can read the rest. */
export const headSchema = z.object({
  format: z.number().int(),
  id: z.uuid(),
  /** The moment that the database is a copy of. */
  madeAt: z.iso.datetime({ offset: true }),
  appVersion: z.string().max(200),
  postgres: z.string().max(200),
  schema: z.object({
    applied: count,
    previous: count.nullable(),
    migrations: z
      .array(z.object({ hash: sha256, when: count }))
      .min(1)
      .max(100_000),
  }),
});
export type Head = z.infer<typeof headSchema>;

const partSchema = z.object({ name: z.string().max(100), bytes: count, sha256 });
export type Part = z.infer<typeof partSchema>;

const tableSchema = z.object({
  name: identifier,
  columns: z.array(identifier).min(1),
  rows: count,
  /** A sum over all rows, whatever their order: equal where the rows are. */
  sum: z.string().max(100),
  /** Text as COPY writes it, compressed with gzip; each ends with a row. */
  parts: z.array(partSchema),
});
export type TableEntry = z.infer<typeof tableSchema>;

/** What people compare. Money in minor units of each currency. */
export const figuresSchema = z.object({
  products: count,
  customers: count,
  orders: count,
  pictures: count,
  money: z.array(
    z.object({
      currency: z.string().length(3),
      orderedMinor: z.string(),
      capturedMinor: z.string(),
      refundedMinor: z.string(),
    }),
  ),
  unitsOnHand: z.string(),
});
export type Figures = z.infer<typeof figuresSchema>;

export const manifestSchema = headSchema.extend({
  tables: z.array(tableSchema),
  sequences: z.array(
    z.object({ name: identifier, value: z.string().regex(/^-?\d+$/), isCalled: z.boolean() }),
  ),
  figures: figuresSchema,
  media: z.object({
    files: count,
    bytes: count,
    /** Lists as `sha256sum -c` reads them, of the files before them. */
    lists: z.array(partSchema),
    /** Files that the database names and that were not there: damage of before the back-up. */
    missing: z.array(z.string().max(100)),
  }),
});
export type Manifest = z.infer<typeof manifestSchema>;
