import { eq, sql } from "drizzle-orm";
import { product } from "@/db/schema/catalog";
import { refreshListing } from "@/lib/catalog/refresh-listing";
import type { Check } from "../check";

export const productListing: Check = {
  name: "product-listing",
  explains:
    "Lists and search show a product under its own handle and title, and nothing that is not on sale.",
  breaches: sql`
    select p.id::text as subject, format('product %s is %s, and lists show %s', p.handle, p.status,
      coalesce(format('%s “%s”', l.handle, l.title), 'nothing')) as finding
    from product p left join product_listing l on l.product_id = p.id
    where (p.status = 'active' and l.product_id is null and exists (
        select from variant v join price on price.variant_id = v.id where v.product_id = p.id))
      or (p.status <> 'active' and l.product_id is not null)
      or (l.handle, l.title) <> (p.handle, p.title)`,
  repair: {
    does: "writes the product's listing anew",
    run: (ctx, productId) =>
      ctx.db.transaction(async (tx) => {
        const [row] = await tx.select().from(product).where(eq(product.id, productId)).for("update");
        if (row) await refreshListing({ ...ctx, db: tx }, row);
      }),
  },
};
