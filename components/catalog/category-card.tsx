import { Link } from "@/components/i18n/link";
import type { Shelf } from "@/lib/catalog/published/list-shelves";
import { Picture } from "./picture";

/** A category in a row of them: a small picture, and below it the name. */
export function CategoryCard({ shelf }: { shelf: Shelf }) {
  return (
    <div className="group relative">
      <div className="overflow-hidden rounded-xl bg-line/40">
        <Picture
          image={shelf.image}
          sizes="(min-width: 1312px) 191px, (min-width: 1024px) 14vw, 31vw"
          maxWidth={640}
          className="aspect-square transition duration-500 group-hover:scale-[1.025]"
        />
      </div>
      <h3 className="mt-3 text-center font-medium">
        <Link
          href={shelf.path}
          className="decoration-1 underline-offset-4 group-hover:underline after:absolute after:inset-0"
        >
          {shelf.title}
        </Link>
      </h3>
    </div>
  );
}
