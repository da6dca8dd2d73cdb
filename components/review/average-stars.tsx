/** Five stars, filled to a tenth. Their form is a mask of the style sheet: a page carries no path of them. */
export function AverageStars({ average }: { average: number }) {
  return (
    <svg viewBox="0 0 5 1" preserveAspectRatio="none" className="stars" aria-hidden="true">
      <rect width={average} height="1" />
    </svg>
  );
}
