import { useSyncExternalStore } from "react";
import type { Locale } from "@/lib/i18n/locales";
import { toggleWishlistItemAction } from "@/lib/wishlist/actions";

type Product = { handle: string; title: string };
/** `kept`: the handles of its products. `news`: what is to be said of the last change. */
type Wishlist = { kept: ReadonlySet<string>; news: string };

const unknown: Wishlist = { kept: new Set(), news: "" };
let current = unknown;
/** Raised by every change: an answer that was asked for before it is out of date. */
let round = 0;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function set(change: Partial<Wishlist>): void {
  current = { ...current, ...change };
  for (const listener of listeners) listener();
}

/** The list of this browser; empty until it is known, and on the server. */
export function useWishlist(): Wishlist {
  return useSyncExternalStore(
    subscribe,
    () => current,
    () => unknown,
  );
}

export function useIsKept(handle: string): boolean {
  return useSyncExternalStore(
    subscribe,
    () => current.kept.has(handle),
    () => false,
  );
}

/** Asks what is on the list, and only when a cookie says that there is one. */
export async function loadWishlist(): Promise<void> {
  if (!document.cookie.includes("has_wishlist=1")) return;
  const asked = round;
  try {
    const response = await fetch("/api/wishlist");
    if (!response.ok || asked !== round) return;
    const { handles } = (await response.json()) as { handles: string[] };
    set({ kept: new Set(handles) });
  } catch {
    // Offline: the hearts stay as they are, and work once the network does.
  }
}

/**
 * Shows the change at once, and takes it back when it did not come about.
 *
 * @param failed what is said then. Without a network there are no words but those of the page.
 */
export async function toggleProduct(
  { handle, title }: Product,
  locale: Locale,
  failed: string,
): Promise<void> {
  const isWanted = !current.kept.has(handle);
  const form = new FormData();
  form.set("handle", handle);
  form.set("intent", isWanted ? "add" : "remove");
  mark(handle, isWanted);
  const words = import("./wishlist-news").catch(() => null);
  // Without an answer there was no network.
  const answer = await toggleWishlistItemAction(form).catch(() => null);
  if (answer?.status === "succeeded") {
    set({ news: (await words)?.sayNews(isWanted ? "added" : "removed", title, locale) ?? "" });
    return;
  }
  mark(handle, !isWanted);
  const isFull = answer?.status === "failed" && answer.problem.code === "wishlist_full";
  set({ news: (isFull ? (await words)?.sayNews("full", title, locale) : null) ?? failed });
}

function mark(handle: string, isKept: boolean): void {
  round += 1;
  const kept = new Set(current.kept);
  if (isKept) kept.add(handle);
  else kept.delete(handle);
  set({ kept });
}
