import { Link } from "@/components/i18n/link";
import type { Shelf } from "@/lib/catalog/published/list-shelves";
import { Picture } from "./picture";

/** A collection as a door: its picture with its name in it. */
export function ShelfCard({ shelf, sizes }: { shelf: Shelf; sizes: string }) {
  return (
    <div className="group relative overflow-hidden rounded-2xl bg-line/40">
      <Picture
        image={shelf.image}
        sizes={sizes}
        className="aspect-[4/3] transition duration-500 group-hover:scale-[1.025] sm:aspect-[4/5]"
      />
      <div className="absolute inset-x-0 bottom-0 bg-linear-to-t from-black/80 via-black/55 to-transparent px-5 pt-24 pb-5 text-white lg:px-7 lg:pb-7">
        <h3 className="font-display text-2xl tracking-tight lg:text-3xl">
          <Link
            href={shelf.path}
            className="decoration-1 underline-offset-8 group-hover:underline after:absolute after:inset-0"
          >
            {shelf.title}
          </Link>
        </h3>
        <p className="mt-1 max-w-sm text-sm text-pretty lg:text-base">{shelf.description}</p>
      </div>
    </div>
  );
}
