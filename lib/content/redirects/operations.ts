import { z } from "zod";
import { defineOperation } from "@/lib/operation/define-operation";
import { cursorShape, limitShape, pageOf } from "@/lib/operation/shapes";
import { addRedirect } from "./add-redirect";
import { listRedirects } from "./list-redirects";
import { removeRedirect } from "./remove-redirect";
import { fromPathShape, redirectInput, redirectShape } from "./schema";

const tag = "Admin: redirects";

export const listRedirectsOperation = defineOperation({
  name: "listRedirects",
  summary: "Redirects, by the path they start from",
  access: { permission: "products:read" },
  rest: { method: "GET", path: "/admin/redirects", tag },
  input: z.object({ cursor: cursorShape.optional(), limit: limitShape }),
  output: pageOf(redirectShape),
  errors: ["invalid_cursor"],
  run: listRedirects,
});

export const addRedirectOperation = defineOperation({
  name: "addRedirect",
  summary: "Send visitors of a path that has no page to another one",
  access: { permission: "products:write" },
  rest: { method: "POST", path: "/admin/redirects", status: 201, tag },
  input: redirectInput,
  output: redirectShape,
  errors: [],
  run: addRedirect,
});

export const removeRedirectOperation = defineOperation({
  name: "removeRedirect",
  summary: "Take a redirect away",
  access: { permission: "products:write" },
  rest: { method: "DELETE", path: "/admin/redirects", tag },
  input: z.object({ fromPath: fromPathShape }),
  output: redirectShape,
  errors: ["not_found"],
  run: removeRedirect,
});
