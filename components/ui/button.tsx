import type { ComponentProps } from "react";

const looks = {
  primary: "px-6 bg-accent text-accent-ink hover:opacity-90",
  secondary: "px-6 border border-ink/40 bg-surface text-ink hover:border-ink",
  quiet: "px-2 text-muted underline underline-offset-4 hover:text-ink",
} as const;

export function buttonClass(look: keyof typeof looks = "primary"): string {
  const base = "inline-flex min-h-11 items-center justify-center gap-2 rounded-full py-2.5 font-medium";
  return `${base} transition disabled:cursor-not-allowed disabled:opacity-50 motion-reduce:transition-none ${looks[look]}`;
}

type Props = ComponentProps<"button"> & { look?: keyof typeof looks };

export function Button({ look = "primary", className = "", type = "submit", ...rest }: Props) {
  return <button type={type} className={`${buttonClass(look)} ${className}`} {...rest} />;
}
