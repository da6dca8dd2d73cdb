const SIZE = 20;
const star = "M10 1.6l2.6 5.3 5.8.8-4.2 4.1 1 5.8-5.2-2.7-5.2 2.7 1-5.8L1.600 7.700l5.800-.8z";

/** Five stars, filled to a tenth: the filled ones stand in a frame of their own that cuts the last of them. */
export function AverageStars({ average }: { average: number }) {
  const row = [0, 1, 2, 3, 4].map((index) => (
    <path key={index} d={star} transform={`translate(${index * SIZE})`} />
  ));
  return (
    <svg viewBox="0 0 100 20" className="inline-block h-5 w-25 align-[-0.2em]" aria-hidden="true">
      <g className="fill-line">{row}</g>
      <svg width={average * SIZE} height={SIZE} className="overflow-hidden fill-accent" aria-hidden="true">
        {row}
      </svg>
    </svg>
  );
}
