import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Offered } from "@/components/admin/offered";
import { PageForm } from "@/components/admin/page-form";
import { requireStaffContext } from "@/lib/auth/require-staff";
import { getAdminPageOperation } from "@/lib/content/pages/operations";
import { AppError } from "@/lib/errors/app-error";
import { hasPermission } from "@/lib/operation/context";
import { executeOperation } from "@/lib/operation/execute-operation";

export const metadata: Metadata = { title: "Page" };

type Props = { params: Promise<{ handle: string }> };

export default async function AdminPagePage({ params }: Props) {
  const ctx = await requireStaffContext("products:read");
  const { handle } = await params;
  const page = await executeOperation(getAdminPageOperation, ctx, { handle }).catch((error: unknown) => {
    if (error instanceof AppError && ["not_found", "validation_failed"].includes(error.code)) notFound();
    throw error;
  });
  return (
    <div className="max-w-3xl">
      <h1 className="mb-1 text-2xl font-semibold tracking-tight">{page.title}</h1>
      <p className="mb-6 text-sm">
        <a href={`/pages/${handle}`} className="underline underline-offset-4">
          {`/pages/${handle}`}
        </a>
      </p>
      <Offered to={hasPermission(ctx.actor, "products:write")}>
        <PageForm page={page} />
      </Offered>
    </div>
  );
}
