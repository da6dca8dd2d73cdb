import { Link } from "@/components/i18n/link";
import type { Shelf } from "@/lib/catalog/published/list-shelves";
import { Picture } from "./picture";

/** A collection or category as a door: its picture with its name in it. */
export function ShelfCard({ shelf, sizes }: { shelf: Shelf; sizes: string }) {
  return (
    <div className="group relative overflow-hidden rounded-2xl bg-line/40">
      <Picture
        image={shelf.image}
        sizes={sizes}
        className="aspect-[4/3] transition duration-500 group-hover:scale-[1.03] motion-reduce:transition-none"
      />
      <div className="absolute inset-x-0 bottom-0 bg-linear-to-t from-black/80 via-black/50 to-transparent px-5 pt-16 pb-4 text-white">
        <h3 className="text-lg font-semibold">
          <Link href={shelf.path} className="after:absolute after:inset-0">
            {shelf.title}
          </Link>
        </h3>
        <p className="hidden text-sm sm:block">{shelf.description}</p>
      </div>
    </div>
  );
}
