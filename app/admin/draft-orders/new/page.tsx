import type { Metadata } from "next";
import { NewDraftForm } from "@/components/admin/draft/new-draft-form";
import { requireStaffContext } from "@/lib/auth/require-staff";

export const metadata: Metadata = { title: "New draft" };

export default async function NewDraftOrderPage() {
  await requireStaffContext("orders:write");
  return (
    <>
      <h1 className="mb-6 text-2xl font-semibold tracking-tight">New draft</h1>
      <NewDraftForm />
    </>
  );
}
