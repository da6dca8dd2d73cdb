import { eq } from "drizzle-orm";
import { media } from "@/db/schema/catalog";
import { issueOrderInvoices } from "@/lib/invoice/issue-due-invoices";
import { encodePicture } from "@/lib/media/encode-picture";
import { renditionKey } from "@/lib/media/rendition-key";
import { openStorage } from "@/lib/media/storage/open-storage";
import { pictureFile } from "@/lib/media/testing/pictures";
import { writeRenditions } from "@/lib/media/write-renditions";
import { settlePayment } from "@/lib/payment/settle-payment";
import { openOrder } from "./orders";
import type { Shop } from "./start-shop";

/** What one product is made of, and what one order that was paid and invoiced adds. */
const productTables = [
  "product",
  "variant",
  "price",
  "price_change",
  "media",
  "product_listing",
  "stock_level",
];
const orderTables = [
  "cart",
  "cart_line",
  "order",
  "order_address",
  "order_line",
  "order_event",
  "stock_reservation",
  "payment",
  "payment_event",
  "invoice",
  "invoice_line",
  "outbox_event",
  "sent_mail",
];

/** Columns whose values nobody else may have, and those that differ between products that are ordered and others. */
const ownValues: Record<string, string> = {
  "product.handle": "t.handle || '-' || n",
  "product.title": "t.title || ' ' || n",
  "product_listing.handle": "t.handle || '-' || n",
  "product_listing.title": "t.title || ' ' || n",
  "product_listing.variant_classes":
    "clone_id(split_part(t.variant_classes, '=', 1)::uuid, n) || '=in_stock'",
  "variant.sku": "t.sku || '-' || n",
  "media.storage_key":
    "left(translate(encode(sha256((t.storage_key || n)::bytea), 'base64'), '+/', '-_'), 27)",
  "stock_level.allocated": "case when n < $orders then t.allocated else 0 end",
  "cart.capability_hash": "encode(sha256((t.capability_hash || n)::bytea), 'hex')",
  "order.number": "'SH-' || (100001 + n)",
  "order.access_token":
    "left(translate(encode(sha256((t.access_token || n)::bytea), 'base64'), '+/', '-_'), 27)",
  "payment.provider_session_id": "t.provider_session_id || n",
  "payment.provider_intent_id": "t.provider_intent_id || n",
  "invoice.sequence": "t.sequence + n",
  "invoice.number": "'INV-' || t.year || '-' || lpad((t.sequence + n)::text, 6, '0')",
  "invoice.order_number": "'SH-' || (100001 + n)",
  "outbox_event.data": "jsonb_build_object('orderId', clone_id((t.data ->> 'orderId')::uuid, n))",
  "sent_mail.subject_id": "clone_id(t.subject_id::uuid, n)::text",
};

/**
 * Fills an empty shop: one product with a picture and one order of it, made as shoppers make them, and as many copies of
 * both. A copy is as sound as its original: what the doctor says of one, it says of all.
 */
export async function growShop(
  shop: Shop,
  { products, orders }: { products: number; orders: number },
): Promise<void> {
  const { sessionId, orderId } = await openOrder(shop);
  await shop.pay(sessionId);
  await settlePayment(shop.ctx, orderId);
  await issueOrderInvoices(shop.ctx, orderId);
  const { sql, db } = shop;
  const [made] = await sql<{ id: string }[]>`select id from product`;
  const picture = await writeRenditions(
    await encodePicture(new Uint8Array(await (await pictureFile("a.png")).arrayBuffer())),
  );
  await db.insert(media).values({ ...picture, productId: made?.id ?? "", status: "ready", position: 1 });
  await sql`insert into sent_mail (kind, subject_id, message_id, sent_at) values ('order-confirmation', ${orderId}, '<test@example.com>', now())`;
  await sql.begin(async (tx) => {
    // Copies of rows that fit together fit together.
    await tx.unsafe("set local session_replication_role = replica; set local statement_timeout = 0");
    await tx.unsafe(`create temp table original on commit drop as
      ${[...productTables, ...orderTables, "stock_movement"]
        .filter((table) => !["order_address", "product_listing", "invoice_line", "sent_mail"].includes(table))
        .map((table) => `select id from "${table}"`)
        .join(" union all ")};
      create function pg_temp.clone_id(given uuid, n int) returns uuid language sql as $$
        select case when given in (select id from original) then md5(given::text || n)::uuid else given end $$`);
    const copy = async (table: string, count: number, where = "true") => {
      const columns = await tx<{ name: string; type: string }[]>`
        select attname as name, format_type(atttypid, null) as type from pg_attribute
        where attrelid = ${`public."${table}"`}::regclass and attnum > 0 and not attisdropped and attgenerated = ''`;
      const values = columns.map(({ name, type }) => {
        const own = ownValues[`${table}.${name}`]?.replaceAll("$orders", String(orders));
        return own ?? (type === "uuid" ? `clone_id(t."${name}", n)` : `t."${name}"`);
      });
      await tx.unsafe(
        `insert into "${table}" (${columns.map(({ name }) => `"${name}"`).join(", ")})
         select ${values.join(", ").replaceAll("clone_id(", "pg_temp.clone_id(")} from "${table}" t, generate_series(1, ${count}) n where ${where}`,
      );
    };
    for (const table of productTables) await copy(table, products - 1);
    await copy("stock_movement", products - 1, "t.kind = 'initial'");
    for (const table of orderTables) await copy(table, orders - 1);
    await copy("stock_movement", orders - 1, "t.kind <> 'initial' and t.id in (select id from original)");
    await tx`update number_series set next_number = ${orders + 1}`;
    await tx`select setval('order_number_sequence', ${100_000 + orders})`;
  });
  await sql`analyze`;
  const rows = await db.select({ key: media.storageKey }).from(media).where(eq(media.status, "ready"));
  const storage = openStorage();
  const keyOf = (key: string | null, width: number) => renditionKey(`${key}-${width}.webp`) ?? "";
  for (const width of picture.renditionWidthsPx) {
    const data = await storage.read(keyOf(picture.storageKey, width));
    for (const { key } of rows) if (data) await storage.write(keyOf(key, width), data);
  }
}
