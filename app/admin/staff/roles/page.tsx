import type { Metadata } from "next";
import Link from "next/link";
import { Offered } from "@/components/admin/offered";
import { RemoveRoleForm, RoleForm } from "@/components/admin/role-form";
import { requireStaffContext } from "@/lib/auth/require-staff";
import { listRolesOperation } from "@/lib/auth/staff/operations";
import { hasPermission } from "@/lib/operation/context";
import { executeOperation } from "@/lib/operation/execute-operation";

export const metadata: Metadata = { title: "Roles" };

export default async function RolesPage() {
  const ctx = await requireStaffContext("staff:read");
  const roles = await executeOperation(listRolesOperation, ctx, {});
  const mayWrite = hasPermission(ctx.actor, "staff:write");
  const holds = [...ctx.actor.permissions];
  return (
    <div className="max-w-3xl">
      <p className="mb-2 text-sm">
        <Link href="/admin/staff" className="underline underline-offset-4">
          Staff
        </Link>
      </p>
      <h1 className="mb-6 text-2xl font-semibold tracking-tight">Roles</h1>
      <ul className="grid gap-3">
        {roles.map((role) => (
          <li key={role.handle} className="rounded-xl border border-line bg-surface p-4">
            <h2 className="font-sans font-medium">{role.name}</h2>
            <p className="mb-2 text-sm text-muted">
              {`${role.isBuiltIn ? "Built in" : "Your own"} · ${role.members} of the staff`}
            </p>
            {role.isBuiltIn ? (
              <p className="text-sm wrap-anywhere text-muted">{role.permissions.join(", ")}</p>
            ) : (
              <div className="grid gap-4">
                <Offered to={mayWrite && role.permissions.every((one) => hasPermission(ctx.actor, one))}>
                  <RoleForm edited={role} holds={holds} />
                </Offered>
                {mayWrite && role.members === 0 ? <RemoveRoleForm role={role} /> : null}
              </div>
            )}
          </li>
        ))}
      </ul>
      {mayWrite ? (
        <section className="mt-10" aria-labelledby="new-role">
          <h2 id="new-role" className="mb-3 text-lg font-medium">
            New role
          </h2>
          <RoleForm edited={null} holds={holds} />
        </section>
      ) : null}
    </div>
  );
}
