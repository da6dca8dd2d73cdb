/** Name and introduction of a category or collection. */
export function ListHeading({ title, description }: { title: string; description: string }) {
  return (
    <div className="mb-10 border-b border-line pb-8 lg:mb-12 lg:pt-4 lg:pb-10">
      <h1 className="text-4xl tracking-tight sm:text-5xl">{title}</h1>
      {description ? <p className="mt-4 max-w-2xl text-lg text-pretty text-muted">{description}</p> : null}
    </div>
  );
}
