import { defineOperation } from "@/lib/operation/define-operation";
import { pageOf } from "@/lib/operation/shapes";
import { dismissDeadLetter } from "./dismiss-dead-letter";
import { listDeadLetters } from "./list-dead-letters";
import { retryDeadLetter } from "./retry-dead-letter";
import { deadLetterInput, deadLetterShape, dismissDeadLetterInput, listDeadLettersInput } from "./schema";

const tag = "Operation";

export const listDeadLettersOperation = defineOperation({
  name: "listDeadLetters",
  summary: "Jobs that have used up their tries, latest failure first",
  access: { permission: "orders:read" },
  rest: { method: "GET", path: "/admin/dead-letters", tag },
  input: listDeadLettersInput,
  output: pageOf(deadLetterShape),
  errors: ["invalid_cursor"],
  run: listDeadLetters,
});

export const retryDeadLetterOperation = defineOperation({
  name: "retryDeadLetter",
  summary: "Have a dead job tried again",
  access: { permission: "orders:write" },
  rest: { method: "POST", path: "/admin/dead-letters/{deadLetterId}/retry", status: 202, tag },
  input: deadLetterInput,
  output: deadLetterShape,
  errors: ["not_found", "conflict"],
  run: retryDeadLetter,
});

export const dismissDeadLetterOperation = defineOperation({
  name: "dismissDeadLetter",
  summary: "Put a dead job aside, with a reason",
  access: { permission: "orders:write" },
  rest: { method: "POST", path: "/admin/dead-letters/{deadLetterId}/dismiss", tag },
  input: dismissDeadLetterInput,
  output: deadLetterShape,
  errors: ["not_found", "conflict"],
  run: dismissDeadLetter,
});
