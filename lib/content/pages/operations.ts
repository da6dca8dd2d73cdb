import { z } from "zod";
import { defineOperation } from "@/lib/operation/define-operation";
import { cursorShape, handleShape, limitShape, pageOf } from "@/lib/operation/shapes";
import { addPage } from "./add-page";
import { listAdminPages } from "./list-admin-pages";
import { getPageRow, toAdminPage } from "./queries";
import { addPageInput, adminPageShape, updatePageInput } from "./schema";
import { updatePage } from "./update-page";

const tag = "Admin: pages";

export const listAdminPagesOperation = defineOperation({
  name: "listAdminPages",
  summary: "Pages of text and stories, by handle",
  access: { permission: "products:read" },
  rest: { method: "GET", path: "/admin/pages", tag },
  input: z.object({ cursor: cursorShape.optional(), limit: limitShape }),
  output: pageOf(adminPageShape),
  errors: ["invalid_cursor"],
  run: listAdminPages,
});

export const getAdminPageOperation = defineOperation({
  name: "getAdminPage",
  summary: "A page of text or a story",
  access: { permission: "products:read" },
  rest: { method: "GET", path: "/admin/pages/{handle}", tag },
  input: z.object({ handle: handleShape }),
  output: adminPageShape,
  errors: ["not_found"],
  run: async ({ db }, { handle }) => toAdminPage(await getPageRow(db, handle)),
});

export const addPageOperation = defineOperation({
  name: "addPage",
  summary: "Add a page of text or a story",
  access: { permission: "products:write" },
  rest: { method: "POST", path: "/admin/pages", status: 201, tag },
  input: addPageInput,
  output: adminPageShape,
  errors: ["conflict"],
  run: addPage,
});

export const updatePageOperation = defineOperation({
  name: "updatePage",
  summary: "Change a page of text or a story",
  access: { permission: "products:write" },
  rest: { method: "PATCH", path: "/admin/pages/{handle}", tag },
  input: updatePageInput,
  output: adminPageShape,
  errors: ["not_found", "version_conflict"],
  run: updatePage,
});
