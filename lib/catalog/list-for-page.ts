import { AppError } from "@/lib/errors/app-error";
import { executeOperation } from "@/lib/operation/execute-operation";
import { systemContext } from "@/lib/operation/system-context";
import { listProductsOperation } from "./operations";
import type { ProductList } from "./schema";

/** The list that a page's address describes; null when it describes none: a wrong sort, a stale cursor. */
export async function listForPage(query: Record<string, unknown>): Promise<ProductList | null> {
  try {
    return await executeOperation(listProductsOperation, systemContext("page"), query);
  } catch (error) {
    if (error instanceof AppError && (error.code === "validation_failed" || error.code === "invalid_cursor"))
      return null;
    throw error;
  }
}
