import { z } from "zod";
import { timestampShape } from "@/lib/operation/shapes";

/** How far a chain is followed at once, and how long one may be made. */
export const MAX_STEPS = 10;

/** Only where an unknown handle is looked up: a redirect from elsewhere would never be asked for. */
export const fromPathShape = z
  .string()
  .max(220)
  .regex(
    /^\/(products|categories|collections|pages)\/[a-z0-9]+(-[a-z0-9]+)*$/,
    "the path of a product, category, collection or text, such as /products/old-mug",
  );

/**
 * A path of this shop. `//host` and `/\host` would lead to another one; neither may a part of the path be made of them,
 * for whoever puts paths together once more.
 */
export const shopPathShape = z
  .string()
  .max(500)
  .regex(/^\/(?!\/|[^?#]*(?:\/\/|\\))[!-~]*$/, "a path of this shop, such as /products/new-mug");

export const redirectInput = z.object({ fromPath: fromPathShape, toPath: shopPathShape });
export type RedirectInput = z.output<typeof redirectInput>;

export const redirectShape = redirectInput.extend({ createdAt: timestampShape });
export type Redirect = z.infer<typeof redirectShape>;
