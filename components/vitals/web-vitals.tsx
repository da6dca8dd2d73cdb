"use client";

import { type ComponentType, useEffect, useState } from "react";

/** One visit of four is measured: enough to see a quarter that is slow, in a shop of any size. */
const SAMPLE = 0.25;

/** Measures a sample of visits. Its code comes when the page has long been shown, and only for those. */
export function WebVitals() {
  const [Reporter, setReporter] = useState<ComponentType | null>(null);
  useEffect(() => {
    if (Math.random() >= SAMPLE) return;
    const load = () => {
      // A measurement that cannot be loaded is one fewer.
      import("./report-vitals").then(
        ({ ReportVitals }) => setReporter(() => ReportVitals),
        () => undefined,
      );
    };
    // Safari has no idle callback.
    if (!("requestIdleCallback" in window)) {
      const timer = setTimeout(load, 2000);
      return () => clearTimeout(timer);
    }
    const handle = requestIdleCallback(load, { timeout: 5000 });
    return () => cancelIdleCallback(handle);
  }, []);
  return Reporter ? <Reporter /> : null;
}
