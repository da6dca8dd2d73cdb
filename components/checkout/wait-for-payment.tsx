"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

const PERIOD_MS = 3000;
const MOST_ROUNDS = 100;

/** Asks again every few seconds until the payment has settled. */
export function WaitForPayment() {
  const router = useRouter();
  useEffect(() => {
    let rounds = 0;
    const timer = setInterval(() => {
      rounds += 1;
      if (rounds > MOST_ROUNDS) clearInterval(timer);
      else if (document.visibilityState === "visible") router.refresh();
    }, PERIOD_MS);
    return () => clearInterval(timer);
  }, [router]);
  return null;
}
