import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { media } from "@/db/schema/catalog";
import { cacheTag, page } from "@/db/schema/platform";
import { tags } from "@/lib/cache/tags";
import { newId } from "@/lib/ids/new-id";
import { openTestShop } from "@/lib/media/testing/shop";
import type { Context } from "@/lib/operation/context";
import { failureOf } from "@/lib/testing/checkout";
import { addPage } from "./add-page";
import { listAdminPages } from "./list-admin-pages";
import { addPageInput, type UpdatePage } from "./schema";
import { updatePage } from "./update-page";

let shop: Awaited<ReturnType<typeof openTestShop>>;
let ctx: Context;
beforeAll(async () => {
  shop = await openTestShop();
  ctx = shop.ctx;
});
afterAll(() => shop.close());
beforeEach(() => ctx.db.delete(page));

const add = (handle: string, more: object = {}) =>
  addPage(ctx, addPageInput.parse({ handle, title: handle, bodyHtml: "<p>Text</p>", ...more }));
const versionOf = async (tag: string) =>
  (await ctx.db.select().from(cacheTag).where(eq(cacheTag.tag, tag)))[0]?.version ?? 0;

test("an edit changes what it names, takes scripts out, and invalidates the page and the home page", async () => {
  await add("about", { summary: "Who we are" });
  const before = [await versionOf(tags.page("about")), await versionOf(tags.shop)];
  const edited = await updatePage(ctx, { handle: "about", bodyHtml: "<p>New</p><script>alert(1)</script>" });
  expect(edited).toMatchObject({ title: "about", summary: "Who we are", bodyHtml: "<p>New</p>" });
  const after = [await versionOf(tags.page("about")), await versionOf(tags.shop)];
  expect(after.every((version, index) => version > (before[index] ?? 0))).toBe(true);
});

test("of two edits of the same state the second is refused", async () => {
  const { updatedAt } = await add("about");
  const edit = (title: string): UpdatePage => ({ handle: "about", title, expectedUpdatedAt: updatedAt });
  const outcomes = await Promise.allSettled([updatePage(ctx, edit("One")), updatePage(ctx, edit("Two"))]);
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("a handle that is taken, a page that is not there and an unknown picture are refused", async () => {
  await add("about");
  expect((await failureOf(add("about"))).code).toBe("conflict");
  expect((await failureOf(updatePage(ctx, { handle: "nowhere", title: "X" }))).code).toBe("not_found");
  const { code, fields } = await failureOf(add("other", { imageId: newId() }));
  expect([code, fields[0]?.path]).toEqual(["validation_failed", "imageId"]);
});

test("a story shows its picture, and goes without when that is removed", async () => {
  const [picture] = await ctx.db
    .insert(media)
    .values({
      status: "ready",
      storageKey: "k".repeat(27),
      widthPx: 320,
      heightPx: 320,
      renditionWidthsPx: [320],
    })
    .returning({ id: media.id });
  const story = await add("story", { kind: "story", imageId: picture?.id });
  expect(story.image).toMatchObject({ id: picture?.id, width: 320 });
  await ctx.db.delete(media);
  expect((await listAdminPages(ctx, { limit: 10 })).data).toMatchObject([{ handle: "story", image: null }]);
});

test("the list goes on where it ended", async () => {
  for (const handle of ["a", "b", "c"]) await add(handle);
  const first = await listAdminPages(ctx, { limit: 2 });
  const second = await listAdminPages(ctx, { limit: 2, cursor: first.nextCursor ?? "" });
  expect([first, second].map(({ data }) => data.map(({ handle }) => handle))).toEqual([["a", "b"], ["c"]]);
  expect(second.nextCursor).toBeNull();
});
