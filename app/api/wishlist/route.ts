import { findCurrentActor } from "@/lib/auth/find-current-actor";
import { newId } from "@/lib/ids/new-id";
import { getDatabase } from "@/lib/operation/database";
import { findOwnWishlist } from "@/lib/wishlist/find-own-wishlist";

/** Which products are on the list, for the browser that holds its cookie: static pages cannot say. */
export async function GET(): Promise<Response> {
  const ctx = { db: getDatabase().db, actor: await findCurrentActor(), requestId: newId() };
  const list = await findOwnWishlist(ctx);
  const handles = (list?.items ?? []).map(({ handle }) => handle);
  return Response.json({ handles }, { headers: { "cache-control": "private, no-store" } });
}
