import { addCartLine } from "@/lib/cart/add-cart-line";
import { createCart } from "@/lib/cart/create-cart";
import { findProduct } from "@/lib/catalog/find-product";
import { listProducts } from "@/lib/catalog/list-products";
import { listCartShippingMethods, quoteCheckout } from "@/lib/checkout/quote-checkout";
import type { Context } from "@/lib/operation/context";
import { getShopCountry } from "./queries";

/**
 * A short way through a shop, as a shopper goes it: the list, a product, a cart, what it costs with shipping and tax.
 * Writes a cart; for scratch databases.
 *
 * @returns what was done, a line each. A shop that sells nothing is walked as far as it goes.
 * @throws whatever does not work.
 */
export async function walkShop(ctx: Context): Promise<string[]> {
  const { data, total } = await listProducts(ctx, { limit: 24, filter: { availability: ["in_stock"] } });
  const done = [`listed ${total.isExact ? "" : "more than "}${total.count} products in stock`];
  const [first] = data;
  const product = first ? await findProduct(ctx, { handle: first.handle }) : null;
  const variant = product?.variants.find(({ inStock }) => inStock);
  if (!product || !variant) return [...done, "nothing is in stock: the walk ends here"];
  done.push(`opened ${product.handle}`);
  const { id: cartId } = await createCart(ctx);
  const cart = await addCartLine(ctx, { cartId, variantId: variant.id, quantity: 1 });
  done.push(`put ${variant.sku ?? variant.id} into a cart: ${toText(cart.total)}`);
  const country = await getShopCountry(ctx.db);
  const { data: methods } = await listCartShippingMethods(ctx, { cartId, country });
  const { total: sum } = await quoteCheckout(ctx, {
    cartId,
    country,
    region: "",
    ...(methods[0] ? { shippingMethodId: methods[0].id } : {}),
  });
  return [...done, `quoted it to ${country} with ${methods.length} ways of shipping: ${toText(sum)}`];
}

const toText = ({ amount, currency }: { amount: number; currency: string }) =>
  `${amount} ${currency} (minor units)`;
