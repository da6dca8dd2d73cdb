import { createHash } from "node:crypto";
import { escapeHtml, type HttpAnswer, html } from "../../http/serve";
import type { CheckoutSession } from "../wire";

const style = `
:root{color-scheme:light dark;--ink:#1a1f36;--soft:#575f74;--ground:#f6f8fa;--card:#fff;--line:#d5dbe3;--edge:#7b8599;
--accent:#3d42b5;--on-accent:#fff;--alert:#8c1d18;--alert-ground:#fdecea}
@media (prefers-color-scheme:dark){:root{--ink:#e8eaf1;--soft:#a8b0c2;--ground:#10131c;--card:#1a1f2c;--line:#333b4d;
--edge:#7d879d;--accent:#a9b0ff;--on-accent:#10131c;--alert:#ffb4ab;--alert-ground:#3b1715}}
*{box-sizing:border-box}
body{font:16px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--ground);margin:0;padding:1rem}
main{max-width:28rem;margin:1rem auto;padding:1.25rem;background:var(--card);border:1px solid var(--line);border-radius:12px}
h1{font-size:1.5rem;line-height:1.25;margin:0 0 .25rem;overflow-wrap:anywhere}h2{font-size:1rem;margin:1.5rem 0 0}
.note{color:var(--soft);margin:0 0 1rem;font-size:.9rem}
.items{list-style:none;margin:0;padding:0}
.items li{display:flex;justify-content:space-between;gap:1rem;padding:.35rem 0}
.items li>:first-child{min-width:0;overflow-wrap:anywhere}.items li>:last-child{flex:none}
small{display:block;color:var(--soft)}.total{font-weight:600;border-top:1px solid var(--line)}
label{display:block;margin:.75rem 0;font-size:.9rem}.row{display:flex;gap:1rem}.row label{flex:1;min-width:0}
input{display:block;width:100%;font:inherit;color:inherit;background:transparent;padding:.6rem;
border:1px solid var(--edge);border-radius:6px;margin-top:.25rem}
input[aria-invalid]{border-color:var(--alert)}
button{width:100%;min-height:2.75rem;margin-top:.75rem;font:inherit;font-weight:600;padding:.6rem;border-radius:6px;
border:1px solid var(--accent);background:var(--accent);color:var(--on-accent);cursor:pointer}
button.plain{background:transparent;color:var(--accent)}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.problem{background:var(--alert-ground);color:var(--alert);padding:.75rem;border-radius:6px}
details{margin-top:1rem;font-size:.85rem}details ul{padding-left:1.25rem}a{color:var(--accent)}
a,summary{display:inline-block;padding:.25rem 0}`;

const styleHash = createHash("sha256").update(style).digest("base64");

/**
 * A page of the hosted origin. Nothing may be loaded, run or framed; forms may lead to where a paid session
 * leads, because browsers hold a form's redirect to the same rule.
 */
export function page(
  status: number,
  session: CheckoutSession | null,
  { title, body, failed = false }: { title: string; body: string; failed?: boolean },
): HttpAnswer {
  const origins = ["'self'", ...(session?.success_url ? [new URL(session.success_url).origin] : [])];
  const text = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${failed ? "Error: " : ""}${escapeHtml(title)}</title><style>${style}</style></head>
<body><main><h1>${escapeHtml(title)}</h1><p class="note">Local payment page: no money moves.</p>
${body}</main></body></html>`;
  return html(status, text, {
    "content-security-policy": [
      "default-src 'none'",
      `style-src 'sha256-${styleHash}'`,
      `form-action ${origins.join(" ")}`,
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ].join("; "),
    "x-content-type-options": "nosniff",
  });
}

export const redirect = (location: string): HttpAnswer => ({ status: 303, body: "", headers: { location } });

export function backLink({ cancel_url: url }: CheckoutSession): string {
  return url ? `<p><a href="${escapeHtml(url)}">Back to the shop</a></p>` : "";
}
