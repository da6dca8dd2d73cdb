/** Name and introduction of a category or collection. */
export function ListHeading({ title, description }: { title: string; description: string }) {
  return (
    <>
      <h1 className="text-3xl font-semibold tracking-tight">{title}</h1>
      <p className="mt-2 mb-8 max-w-2xl text-muted">{description}</p>
    </>
  );
}
