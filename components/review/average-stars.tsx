const SIZE = 20;
const star = "l2.6 5.3 5.8.8-4.2 4.1 1 5.8-5.2-2.7-5.2 2.7 1-5.8-4.2-4.1 5.8-.8z";
/** Each begins where the one before it did, and so much further. */
const stars = `M10 1.6${[star, star, star, star, star].join("m20 0")}`;

/** Five stars, filled to a tenth: the filled ones stand in a frame of their own that cuts the last of them. */
export function AverageStars({ average }: { average: number }) {
  return (
    <svg viewBox="0 0 100 20" className="stars" aria-hidden="true">
      <path d={stars} />
      <svg width={average * SIZE} height={SIZE} aria-hidden="true">
        <path d={stars} />
      </svg>
    </svg>
  );
}
