import { type SQL, sql } from "drizzle-orm";
import { type AnyPgColumn, bigint, char, customType, jsonb, timestamp, uuid } from "drizzle-orm/pg-core";
import { v7 } from "uuid";

/** Primary key: a UUIDv7 made in the application, so that keys sort by creation and inserts stay local in the index. */
export const primaryId = () => uuid("id").primaryKey().$defaultFn(v7);

/** An amount in the currency's minor unit (cents, yen, …). `number` is exact here: CHECKs bound it far below 2^53. */
export const minorUnits = (name: string) => bigint(name, { mode: "number" });

/** ISO 4217 code, upper case. */
export const currencyCode = () => char("currency", { length: 3 });

export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: "date", precision: 3 });

export const createdAt = () => instant("created_at").notNull().defaultNow();

export const updatedAt = () =>
  instant("updated_at")
    .notNull()
    .defaultNow()
    .$onUpdate(() => new Date());

/** A full transaction id, which never wraps; as text here. */
export const transactionId = customType<{ data: string }>({ dataType: () => "xid8" });

/** What a row's texts are in other languages: `{"de": {"title": …}}`. What is not there is read in the original. */
export const translations = <Texts extends object>() =>
  jsonb("translations").$type<Translations<Texts>>().notNull().default({});

export type Translations<Texts extends object> = { [locale: string]: Texts | undefined };

export const isObject = (column: AnyPgColumn): SQL => sql`jsonb_typeof(${column}) = 'object'`;
