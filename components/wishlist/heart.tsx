/** Outlined; filled for what is on the list. */
export function Heart({ isFilled = false }: { isFilled?: boolean }) {
  return (
    <svg viewBox="0 0 24 24" className={isFilled ? "heart fill-current" : "heart"} aria-hidden="true">
      <path d="M12 20 4 12a5 5 0 0 1 8-6 5 5 0 0 1 8 6z" strokeLinejoin="round" />
    </svg>
  );
}
