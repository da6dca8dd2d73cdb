import type { ReadableSpan } from "@opentelemetry/sdk-trace-node";

/** All that leaves: names, routes, states, statements without values. What is not here may be a person's, or a secret. */
const ATTRIBUTES =
  /^(http\.(method|request\.method|route|status_code|response\.status_code)|next\.(route|rsc|span_type|segment|page)|error\.type|db\.(system\.name|query\.text|operation\.name)|server\.address|messaging\.[\w.]+|storehouse\.[\w.]+)$/;

/** How the framework finds its own files: a third of all spans, and nothing below them. */
const OWN_AFFAIRS = /^(LoadComponents|RouteModule|AppRouteRouteModule|NextNodeServer|Instrumentation)\./;
/** Asked every few seconds by machines. */
const UNTOLD = /^\/api\/(health\/|metrics)/;

/**
 * A span as it may leave: without attributes that are not listed, without events and words of errors (an exception's text
 * may hold values of a query, and a mail address), and without what may stand in an address.
 *
 * @returns nothing for the framework's own affairs, and for the questions of machines.
 */
export function cleanSpan(span: ReadableSpan): ReadableSpan[] {
  const { attributes } = span;
  if (OWN_AFFAIRS.test(String(attributes["next.span_type"] ?? ""))) return [];
  if (UNTOLD.test(String(attributes["http.route"] ?? attributes["next.route"] ?? ""))) return [];
  const kept = Object.entries(attributes).filter(([name]) => ATTRIBUTES.test(name));
  return [
    Object.create(span, {
      name: { value: cleanName(span.name) },
      attributes: { value: Object.fromEntries(kept) },
      events: { value: [] },
      status: { value: { code: span.status.code } },
      links: { value: span.links.map(({ context }) => ({ context })) },
    }) as ReadableSpan,
  ];
}

/** Names of ours have routes in them. An address that came all the same loses what tells somebody's thing from another's. */
function cleanName(name: string): string {
  return name
    .replaceAll(/https?:\/\/\S*/g, "*")
    .replaceAll(/\?\S*/g, "")
    .replaceAll(/[\w-]{20,}/g, (word) => (/\d/.test(word) ? "*" : word));
}
