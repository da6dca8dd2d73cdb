import type { ReactNode } from "react";

const tones = {
  danger: "bg-danger-ground text-danger",
  success: "bg-success-ground text-accent",
} as const;

/** A message that screen readers speak when it appears. */
export function Alert({ tone, children }: { tone: keyof typeof tones; children: ReactNode }) {
  return (
    <div
      role={tone === "danger" ? "alert" : "status"}
      className={`rounded-lg px-4 py-3 text-sm ${tones[tone]}`}
    >
      {children}
    </div>
  );
}
