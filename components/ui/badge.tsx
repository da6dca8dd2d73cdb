/** A state, in words. */
export function Badge({ children }: { children: string }) {
  return (
    <span className="inline-block rounded-full bg-line/60 px-2.5 py-0.5 text-xs font-medium">
      {children.replaceAll("_", " ")}
    </span>
  );
}
