import type { Metadata } from "next";
import { CreateKeyForm, RevokeKeyForm } from "@/components/admin/api-key-forms";
import { formatTime } from "@/components/admin/format-time";
import { Badge } from "@/components/ui/badge";
import { listApiKeysOperation } from "@/lib/auth/keys/operations";
import { requireStaffContext } from "@/lib/auth/require-staff";
import { hasPermission } from "@/lib/operation/context";
import { executeOperation } from "@/lib/operation/execute-operation";

export const metadata: Metadata = { title: "API keys" };

export default async function KeysPage() {
  const ctx = await requireStaffContext("keys:read");
  const keys = await executeOperation(listApiKeysOperation, ctx, {});
  const mayWrite = hasPermission(ctx.actor, "keys:write");
  return (
    <div className="max-w-3xl">
      <h1 className="mb-2 text-2xl font-semibold tracking-tight">API keys</h1>
      <p className="mb-6 text-muted">
        A key lets a program act through the API, within its scopes. What it writes stands in the audit log
        under its name.
      </p>
      {keys.length === 0 ? <p className="py-4 text-muted">There is no key yet.</p> : null}
      <ul className="grid gap-3">
        {keys.map((key) => (
          <li key={key.id} className="grid gap-2 rounded-xl border border-line bg-surface p-4">
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <h2 className="font-sans font-medium wrap-anywhere">{key.name}</h2>
              <code className="text-sm text-muted">{`${key.prefix}…`}</code>
              <Badge>{key.state}</Badge>
            </div>
            <p className="text-sm wrap-anywhere text-muted">{key.scopes.join(", ")}</p>
            <p className="text-sm wrap-anywhere text-muted">
              {[
                `made ${formatTime(key.createdAt)}${key.createdBy ? ` by ${key.createdBy}` : ""}`,
                key.lastUsedAt ? `last used ${formatTime(key.lastUsedAt)}` : "never used",
                key.expiresAt ? `until ${formatTime(key.expiresAt)}` : "without an end",
              ].join(" · ")}
            </p>
            {mayWrite && key.state === "active" ? <RevokeKeyForm keyId={key.id} name={key.name} /> : null}
          </li>
        ))}
      </ul>
      {mayWrite ? (
        <section className="mt-10" aria-labelledby="new-key">
          <h2 id="new-key" className="mb-3 text-lg font-medium">
            New key
          </h2>
          <CreateKeyForm holds={[...ctx.actor.permissions]} />
        </section>
      ) : null}
    </div>
  );
}
