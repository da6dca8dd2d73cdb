import type { Metadata } from "next";
import { NextPageLink } from "@/components/admin/list-controls";
import { Offered } from "@/components/admin/offered";
import { ReviewFilters } from "@/components/admin/review-filters";
import { ReviewList } from "@/components/admin/review-list";
import { ReviewSettingsForm } from "@/components/admin/review-settings-form";
import { requireStaffContext } from "@/lib/auth/require-staff";
import { hasPermission } from "@/lib/operation/context";
import { executeOperation } from "@/lib/operation/execute-operation";
import { getReviewSettingsOperation, listAdminReviewsOperation } from "@/lib/review/operations";

export const metadata: Metadata = { title: "Reviews" };

const PAGE = 20;

type Query = { status?: string; stars?: string; productId?: string; cursor?: string };

/** What waits comes first: who opens the page can begin at once. */
export default async function ReviewsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const ctx = await requireStaffContext("reviews:read");
  const { status = "pending", stars = "", productId = "", cursor } = await searchParams;
  const query = { status, ...(stars ? { stars } : {}), ...(productId ? { productId } : {}) };
  const { status: asked, ...others } = query;
  const page = await executeOperation(listAdminReviewsOperation, ctx, {
    ...others,
    ...(asked === "any" ? {} : { status: asked }),
    ...(cursor ? { cursor } : {}),
    limit: PAGE,
  });
  const settings = await executeOperation(getReviewSettingsOperation, ctx, {});
  const mayWrite = hasPermission(ctx.actor, "reviews:write");
  return (
    <>
      <h1 className="mb-4 text-2xl font-semibold tracking-tight">Reviews</h1>
      <div className="mb-6 flex flex-wrap items-end justify-between gap-6">
        <ReviewFilters status={status} stars={stars} productId={productId} />
        <Offered to={mayWrite}>
          <ReviewSettingsForm settings={settings} />
        </Offered>
      </div>
      <ReviewList
        mayWrite={mayWrite}
        reviews={page.data}
        empty={status === "pending" ? "No review waits for you." : "No reviews fit."}
      />
      <NextPageLink path="/admin/reviews" query={query} cursor={page.nextCursor} />
    </>
  );
}
