import { answerOwn } from "@/lib/api/answer-own";
import { findOwnCart } from "@/lib/cart/find-own-cart";
import { defaultLocale } from "@/lib/i18n/locales";

/** The number on the cart, for the browser that holds its cookie. */
export const GET = (request: Request): Promise<Response> =>
  answerOwn(request, async (ctx) => ({ quantity: (await findOwnCart(ctx, defaultLocale))?.quantity ?? 0 }));
