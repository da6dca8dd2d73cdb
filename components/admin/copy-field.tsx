"use client";

import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { TextAreaField } from "@/components/ui/field";
import { useHydrated } from "@/components/ui/use-hydrated";

/** Text to take away: with a button where scripts run, by hand where none do. */
export function CopyField({ label, text }: { label: string; text: string }) {
  const id = useId();
  const hydrated = useHydrated();
  const [copied, setCopied] = useState(false);
  return (
    <div className="grid gap-2">
      <TextAreaField id={id} label={label} value={text} readOnly rows={5} />
      {hydrated ? (
        <p>
          <Button
            type="button"
            look="secondary"
            onClick={() => navigator.clipboard.writeText(text).then(() => setCopied(true))}
          >
            Copy
          </Button>
          <span role="status" className="ml-3 text-sm text-muted">
            {copied ? "Copied." : ""}
          </span>
        </p>
      ) : null}
    </div>
  );
}
