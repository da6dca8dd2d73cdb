import type { ComponentProps } from "react";

const looks = {
  primary: "button button-primary",
  secondary: "button button-secondary",
  quiet: "button button-quiet",
} as const;

export const buttonClass = (look: keyof typeof looks = "primary"): string => looks[look];

type Props = ComponentProps<"button"> & { look?: keyof typeof looks };

export function Button({ look = "primary", className = "", type = "submit", ...rest }: Props) {
  return <button type={type} className={`${buttonClass(look)} ${className}`} {...rest} />;
}
