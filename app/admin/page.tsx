import { redirect } from "next/navigation";
import { listRooms } from "@/components/admin/rooms";
import { requireStaffSession } from "@/lib/auth/require-staff";

/** The first room that is open to the person; one's own sign-in is always. */
export default async function AdminPage() {
  const { actor } = await requireStaffSession();
  redirect(listRooms(actor)[0]?.href ?? "/admin/security");
}
