import { bigint, char, customType, timestamp, uuid } from "drizzle-orm/pg-core";
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
