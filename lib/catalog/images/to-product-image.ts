import { toImage } from "@/lib/media/to-image";
import type { PictureRow } from "./queries";
import type { ProductImage } from "./schema";

/** A picture as staff and the API see it. */
export function toProductImage(row: PictureRow): ProductImage {
  const image = row.status === "ready" ? toImage(row) : null;
  return {
    id: row.id,
    position: row.position,
    alt: row.alt,
    variantId: row.variantId,
    status: row.status,
    problem: row.lastError,
    url: image?.url ?? null,
    width: image?.width ?? null,
    height: image?.height ?? null,
    renditions: image?.renditions ?? [],
  };
}
