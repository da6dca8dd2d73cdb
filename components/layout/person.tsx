/** Head and shoulders, outlined as the heart beside it. */
export function Person() {
  return (
    <svg viewBox="0 0 24 24" className="heart" aria-hidden="true">
      <circle cx="12" cy="8" r="4" />
      <path d="M4 21a8 8 0 0 1 16 0" strokeLinecap="round" />
    </svg>
  );
}
