"use client";

import { type ReactNode, useActionState, useEffect, useRef } from "react";
import { useTranslations } from "#words";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { changeWishlistAction, type WishlistChange } from "@/lib/wishlist/actions";
import { EmptyWishlist } from "./empty-wishlist";
import { WishlistShare } from "./wishlist-share";
import { loadWishlist } from "./wishlist-store";

type Row = { productId: string; title: string; content: ReactNode };
type Props = {
  rows: Row[];
  /** Where others may look at the list; null while nobody may. */
  shareUrl: string | null;
};

/** The list with everything that can be done to it. What a row shows comes from the server. */
export function WishlistContents({ rows, shareUrl }: Props) {
  const t = useTranslations("wishlist");
  const [state, action, pending] = useActionState<WishlistChange, FormData>(changeWishlistAction, {
    status: "idle",
  });
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (state.status !== "idle") void loadWishlist();
    // The button that was pressed is gone with its row.
    if (state.status === "succeeded" && state.removed) notice.current?.focus();
  }, [state]);
  const removed = state.status === "succeeded" ? state.removed : undefined;
  return (
    <div className="mx-auto max-w-3xl">
      <div ref={notice} tabIndex={-1} className="mb-4 empty:hidden">
        {removed ? (
          <form
            action={action}
            className="flex flex-wrap items-center justify-between gap-3 rounded-lg bg-success-ground px-4 py-2"
          >
            <input type="hidden" name="productId" value={removed.productId} />
            <p role="status" className="text-sm">
              {t("removed", { title: removed.title })}
            </p>
            <Button look="secondary" name="intent" value="restore">
              {t("undo")}
            </Button>
          </form>
        ) : null}
        {state.status === "failed" ? (
          <Alert tone="danger">
            {state.problem.code === "rate_limited"
              ? state.said.summary
              : t(state.problem.code === "wishlist_full" ? "full" : "failed")}
          </Alert>
        ) : null}
      </div>
      {rows.length === 0 ? (
        <EmptyWishlist />
      ) : (
        <>
          <h1 className="text-4xl tracking-tight">{t("title")}</h1>
          <p className="mt-2 text-sm text-muted">{t("count", { count: rows.length })}</p>
          <ul className="mt-6 divide-y divide-line border-y border-line" aria-busy={pending}>
            {rows.map(({ productId, title, content }) => (
              <li key={productId} className="relative py-5">
                {content}
                <form action={action} className="pl-22 sm:pl-28">
                  <input type="hidden" name="productId" value={productId} />
                  <input type="hidden" name="title" value={title} />
                  <button
                    type="submit"
                    name="intent"
                    value="remove"
                    aria-label={t("removeTitle", { title })}
                    className="min-h-11 text-sm text-muted underline underline-offset-4 hover:text-ink"
                  >
                    {t("remove")}
                  </button>
                </form>
              </li>
            ))}
          </ul>
          <WishlistShare action={action} url={shareUrl} />
        </>
      )}
    </div>
  );
}
