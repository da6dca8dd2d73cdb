import type { Metadata } from "next";
import { RoomHeading } from "@/components/admin/room-heading";
import { LocationForm } from "@/components/admin/stock/location-form";
import { requireStaffContext } from "@/lib/auth/require-staff";

export const metadata: Metadata = { title: "New stock location" };

export default async function NewStockLocationPage() {
  await requireStaffContext("inventory:write");
  return (
    <>
      <RoomHeading
        room={{ href: "/admin/stock-locations", title: "Stock locations" }}
        title="New stock location"
      />
      <LocationForm location={null} />
    </>
  );
}
