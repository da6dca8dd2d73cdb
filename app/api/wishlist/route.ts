import { answerOwn } from "@/lib/api/answer-own";
import { findOwnWishlist } from "@/lib/wishlist/find-own-wishlist";

/** Which products are on the list, for the browser that holds its cookie: static pages cannot say. */
export const GET = (request: Request): Promise<Response> =>
  answerOwn(request, async (ctx) => ({
    handles: ((await findOwnWishlist(ctx))?.items ?? []).map(({ handle }) => handle),
  }));
