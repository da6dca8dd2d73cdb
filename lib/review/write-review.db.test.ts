import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { orderLine } from "@/db/schema/order";
import { review } from "@/db/schema/review";
import { openTestDatabase } from "@/db/testing/database";
import { makeVariant, setSetting } from "@/db/testing/rows";
import { newId } from "@/lib/ids/new-id";
import { executeOperation } from "@/lib/operation/execute-operation";
import { failureOf } from "@/lib/testing/checkout";
import { makeOrder, statusesOf } from "@/lib/testing/reviews";
import { shopContext } from "@/lib/testing/shop-context";
import { asStaff } from "@/lib/testing/staff";
import { deleteReview } from "./delete-review";
import { listOrderReviews } from "./list-order-reviews";
import { moderateReview } from "./moderate-review";
import { writeReviewOperation } from "./operations";
import type { WriteReviewInput } from "./schema";
import { updateReview } from "./update-review";
import { writeReview } from "./write-review";

let database: Awaited<ReturnType<typeof openTestDatabase>>;
beforeAll(async () => {
  database = await openTestDatabase({ maxConnections: 20 });
});
afterAll(() => database.close());

const words = { authorName: "Ada L.", rating: 5, title: "Lovely", body: "Holds tea.", locale: "en" as const };

async function bought(status?: "pending_payment" | "completed" | "canceled") {
  const { db } = database;
  const made = await makeVariant(db);
  const { orderId, token, lineIds } = await makeOrder(db, [made], status);
  const input: WriteReviewInput = { orderId, token, lineId: lineIds[0] ?? "", ...words };
  return { ctx: shopContext(db), productId: made.productId, input };
}

describe("writing a review", () => {
  test("one of a paid order waits for a look, and its author sees it", async () => {
    const { ctx, input, productId } = await bought();
    const own = await writeReview(ctx, input);
    expect(own).toMatchObject({ status: "pending", verified: true, rating: 5, body: "Holds tea." });
    expect(await statusesOf(database.db, productId)).toEqual(["pending"]);
    expect((await listOrderReviews(ctx, input)).data).toEqual([{ lineId: input.lineId, review: own }]);
    expect((await bought("completed").then((other) => writeReview(other.ctx, other.input))).status).toBe(
      "pending",
    );
  });

  test.each(["pending_payment", "canceled"] as const)("none of an order that is %s", async (status) => {
    const { ctx, input, productId } = await bought(status);
    expect((await failureOf(writeReview(ctx, input))).code).toBe("order_state");
    expect((await listOrderReviews(ctx, input)).data).toEqual([]);
    expect(await statusesOf(database.db, productId)).toEqual([]);
  });

  test("somebody else's token, none, an unknown order and another order's line get the same 404", async () => {
    const mine = await bought();
    const other = await bought();
    const inputs = [
      { ...mine.input, token: other.input.token },
      { ...mine.input, token: undefined },
      { ...mine.input, token: "x" },
      { ...mine.input, orderId: newId() },
    ];
    const failures = await Promise.all(inputs.map((input) => failureOf(writeReview(mine.ctx, input))));
    expect(new Set(failures.map(({ code, message }) => `${code}: ${message}`))).toEqual(
      new Set(["not_found: There is no such order"]),
    );
    const foreignLine = { ...mine.input, lineId: other.input.lineId };
    expect((await failureOf(writeReview(mine.ctx, foreignLine))).code).toBe("not_found");
    // Staff may read orders; a review is the buyer's.
    const asOwner = { ...mine.input, token: undefined };
    expect((await failureOf(writeReview(asStaff(mine.ctx), asOwner))).code).toBe("not_found");
    expect(await statusesOf(database.db, mine.productId)).toEqual([]);
  });

  test("sent twenty times at once it is written once, and everybody hears the same", async () => {
    const { ctx, input, productId } = await bought();
    const answers = await Promise.all(Array.from({ length: 20 }, () => writeReview(ctx, input)));
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect(await statusesOf(database.db, productId)).toHaveLength(1);
  });

  test("a second one of the same product is refused, of another line of the order as well", async () => {
    const { db } = database;
    const made = await makeVariant(db);
    const { orderId, token, lineIds } = await makeOrder(db, [made, made]);
    const [first = "", second = ""] = lineIds;
    const ctx = shopContext(db);
    await writeReview(ctx, { orderId, token, lineId: second, ...words });
    const again = { orderId, token, lineId: first, ...words, body: "On second thoughts" };
    expect((await failureOf(writeReview(ctx, again))).code).toBe("conflict");
    // The product stands there once, under the line that was reviewed.
    expect((await listOrderReviews(ctx, { orderId, token })).data).toMatchObject([{ lineId: second }]);
  });

  test("with the setting, it is published at once", async () => {
    const { ctx, input, productId } = await bought();
    await setSetting(database.db, "reviews", { publish: "at_once" });
    try {
      const own = await writeReview(ctx, input);
      expect(own.status).toBe("published");
      const [row] =
        await database.sql`select count, rating_sum from review_summary where product_id = ${productId}`;
      expect(row).toEqual({ count: 1, rating_sum: 5 });
    } finally {
      await setSetting(database.db, "reviews", { publish: "after_look" });
    }
  });

  test("a product that is gone cannot be reviewed any more", async () => {
    const { ctx, input } = await bought();
    await database.db.update(orderLine).set({ productId: null }).where(eq(orderLine.id, input.lineId));
    expect((await failureOf(writeReview(ctx, input))).code).toBe("not_found");
  });

  test("stars outside of one to five, no text, and too much of it are refused at their fields", async () => {
    const { ctx, input } = await bought();
    const wrong = { ...input, rating: 6, body: " \r\n ", title: "x".repeat(121), authorName: "" };
    const { fields } = await failureOf(executeOperation(writeReviewOperation, ctx, wrong));
    expect(fields.map(({ path }) => path).sort()).toEqual(["authorName", "body", "rating", "title"]);
    const longest = { ...input, body: "\r\n".repeat(10) + "x\r\n".repeat(1999) };
    expect((await executeOperation(writeReviewOperation, ctx, longest)).body).toHaveLength(3997);
  });
});

describe("changing one's own", () => {
  test("it waits again, without its verdict; nobody publishes a text that was not read", async () => {
    const { ctx, input } = await bought();
    const { id } = await writeReview(ctx, input);
    const staff = asStaff(ctx);
    const read = await moderateReview(staff, { reviewId: id, status: "published" });
    const changed = await updateReview(ctx, { ...input, reviewId: id, rating: 2, body: "It broke." });
    expect(changed).toMatchObject({ status: "pending", rating: 2, reason: null });
    const late = moderateReview(staff, { reviewId: id, status: "published", expectedVersion: read.version });
    expect((await failureOf(late)).code).toBe("version_conflict");
    const rows = await database.db.execute(sql`select moderated_by from ${review} where id = ${id}`);
    expect(rows[0]).toEqual({ moderated_by: null });
  });

  test("others can neither change it nor take it away; its author can, and may write another", async () => {
    const { ctx, input, productId } = await bought();
    const other = await bought();
    const { id: reviewId } = await writeReview(ctx, input);
    const { orderId, token } = other.input;
    for (const holder of [
      { orderId, token },
      { orderId: input.orderId, token },
    ]) {
      expect((await failureOf(updateReview(ctx, { ...words, ...holder, reviewId }))).code).toBe("not_found");
      expect((await failureOf(deleteReview(ctx, { ...holder, reviewId }))).code).toBe("not_found");
    }
    await deleteReview(ctx, { ...input, reviewId });
    expect(await statusesOf(database.db, productId)).toEqual([]);
    await writeReview(ctx, { ...input, body: "Another." });
    expect(await statusesOf(database.db, productId)).toEqual(["pending"]);
  });
});
