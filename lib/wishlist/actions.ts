"use server";

import { redirect } from "next/navigation";
import { limitedQuery } from "@/lib/api/limited-minutes";
import { type ActionState, toAction } from "@/lib/api/to-action";
import { findCurrentActor } from "@/lib/auth/find-current-actor";
import { findProductByHandle } from "@/lib/catalog/queries";
import { isLocale, localizePath } from "@/lib/i18n/locales";
import { getDatabase } from "@/lib/operation/database";
import { ensureWishlistOwner, findWishlistOwner, rememberWishlist } from "./cookie";
import {
  addWishlistItemOperation,
  removeWishlistItemOperation,
  shareWishlistOperation,
  unshareWishlistOperation,
} from "./operations";
import type { WishlistOwner } from "./schema";

type Input = Record<string, unknown>;
export type WishlistChange = ActionState & { removed?: { productId: string; title: string } };

/** After the form's fields: whose list it is, a form must never say. */
const withOwner = async (input: Input) => ({
  ...input,
  owner: await ensureWishlistOwner(await findCurrentActor()),
});
const withKnownOwner = async (input: Input) => ({
  ...input,
  owner: await findWishlistOwner(await findCurrentActor()),
});
const remember = (_: unknown, { owner }: Input) => rememberWishlist(owner as WishlistOwner);

/** A heart says what its page calls the product. */
const withProduct = async ({ handle, ...input }: Input) => ({
  ...input,
  productId: (await findProductByHandle(getDatabase().db, String(handle)))?.id ?? "",
});
const keep = toAction(addWishlistItemOperation, {
  leavesPage: true,
  prepare: async (input) => withOwner(await withProduct(input)),
  succeed: remember,
});
const letGo = toAction(removeWishlistItemOperation, {
  leavesPage: true,
  prepare: async (input) => withKnownOwner(await withProduct(input)),
});

/** What a heart calls once scripts run. `intent` says what is wanted, so that a repeated call changes nothing. */
export async function toggleWishlistItemAction(form: FormData): Promise<ActionState> {
  const change = form.get("intent") === "remove" ? letGo : keep;
  return change({ status: "idle" }, form);
}

/** The form of a heart without scripts: a static page cannot say what is on the list, so the list must follow. */
export async function addWishlistItemAction(form: FormData): Promise<void> {
  const answer = await keep({ status: "idle" }, form);
  const locale = form.get("locale");
  const failed = limitedQuery(answer) || (answer.status === "failed" ? "?failed=1" : "");
  const path = `/wishlist${failed}`;
  redirect(isLocale(locale) ? localizePath(locale, path) : path);
}

const remove = toAction(removeWishlistItemOperation, { prepare: withKnownOwner });
const restore = toAction(addWishlistItemOperation, { prepare: withOwner, succeed: remember });
const share = toAction(shareWishlistOperation, { prepare: withKnownOwner });
const unshare = toAction(unshareWishlistOperation, { prepare: withKnownOwner });

/** Every change that the wishlist's page offers, told apart by the button that was pressed: so it has one answer. */
export async function changeWishlistAction(_: WishlistChange, form: FormData): Promise<WishlistChange> {
  const idle = { status: "idle" } as const;
  switch (form.get("intent")) {
    case "restore":
      return restore(idle, form);
    case "share":
      return share(idle, form);
    case "unshare":
      return unshare(idle, form);
    default: {
      const answer = await remove(idle, form);
      if (answer.status !== "succeeded") return answer;
      const title = String(form.get("title") ?? "").slice(0, 300);
      return { ...answer, removed: { ...answer.data, title } };
    }
  }
}
