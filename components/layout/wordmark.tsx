/** The sign of the icon (public/icon.svg) and the shop's name. */
export function Wordmark({ name }: { name: string }) {
  return (
    <span className="wordmark">
      <svg viewBox="0 0 32 32" aria-hidden="true" className="size-7 shrink-0 sm:size-8">
        <rect width="32" height="32" rx="5" className="fill-brand" />
        <path
          d="M6 20q5-9 10 0t10 0M6 14q5-9 10 0t10 0"
          fill="none"
          strokeWidth="2.4"
          strokeLinecap="round"
          className="stroke-brand-ink"
        />
      </svg>
      {name}
    </span>
  );
}
