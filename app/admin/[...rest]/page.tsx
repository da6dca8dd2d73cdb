import { notFound } from "next/navigation";
import { requireStaffSession } from "@/lib/auth/require-staff";

/** An address that the admin does not have answers as one does that the person may not open. */
export default async function UnknownAdminPage() {
  await requireStaffSession();
  notFound();
}
