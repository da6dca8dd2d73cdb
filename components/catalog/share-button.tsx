"use client";

import { type ComponentProps, type ComponentType, type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import type { SharedLink } from "./shared-link";

type Props = { title: string /** What stands on the button. */; children: ReactNode };
type Shown = ComponentProps<typeof SharedLink> & { Link: ComponentType<ComponentProps<typeof SharedLink>> };

/** Hands the page's address, with the chosen variant, to the system, or copies it; where neither is let, shows it. */
export function ShareButton({ title, children }: Props) {
  const [shown, setShown] = useState<Shown | null>(null);
  const share = async () => {
    const url = window.location.href;
    const isCopied = await handOver({ title, url });
    if (isCopied === null) return;
    // Its words come when there is something to say, not with every product.
    // Without a network nothing is said, and a link that was copied is copied.
    const loaded = await import("./shared-link").catch(() => null);
    if (loaded) setShown({ Link: loaded.SharedLink, url, isCopied });
  };
  return (
    <div className="mt-8 flex flex-wrap items-center gap-3 noscript:hidden">
      <Button type="button" look="secondary" onClick={() => void share()}>
        {children}
      </Button>
      <div aria-live="polite" className="contents">
        {shown ? <shown.Link url={shown.url} isCopied={shown.isCopied} /> : null}
      </div>
    </div>
  );
}

/** Null: the system took it, or was told not to. False: neither is let. */
async function handOver(link: { title: string; url: string }): Promise<boolean | null> {
  try {
    if (navigator.share) {
      await navigator.share(link);
      return null;
    }
    await navigator.clipboard.writeText(link.url);
    return true;
  } catch (error) {
    // Whoever closes the system's dialog wants no link either.
    return error instanceof DOMException && error.name === "AbortError" ? null : false;
  }
}
