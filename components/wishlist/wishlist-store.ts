import { useSyncExternalStore } from "react";
import { toggleWishlistItemAction } from "@/lib/wishlist/actions";

type Product = { productId: string; title: string };
/** What is to be said of the last change. */
type News = { kind: "added" | "removed" | "full" | "failed"; title: string };
type Wishlist = { kept: ReadonlySet<string>; news: News | null };

const unknown: Wishlist = { kept: new Set(), news: null };
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

export function useIsKept(productId: string): boolean {
  return useSyncExternalStore(
    subscribe,
    () => current.kept.has(productId),
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
    const { productIds } = (await response.json()) as { productIds: string[] };
    set({ kept: new Set(productIds) });
  } catch {
    // Offline: the hearts stay as they are, and work once the network does.
  }
}

/** Shows the change at once, and takes it back when it did not come about. */
export async function toggleProduct({ productId, title }: Product): Promise<void> {
  const isWanted = !current.kept.has(productId);
  const form = new FormData();
  form.set("productId", productId);
  form.set("intent", isWanted ? "add" : "remove");
  mark(productId, isWanted);
  // Without an answer there was no network.
  const answer = await toggleWishlistItemAction(form).catch(() => null);
  if (answer?.status === "succeeded") {
    set({ news: { kind: isWanted ? "added" : "removed", title } });
    return;
  }
  mark(productId, !isWanted);
  const isFull = answer?.status === "failed" && answer.problem.code === "wishlist_full";
  set({ news: { kind: isFull ? "full" : "failed", title } });
}

function mark(productId: string, isKept: boolean): void {
  round += 1;
  const kept = new Set(current.kept);
  if (isKept) kept.add(productId);
  else kept.delete(productId);
  set({ kept });
}
