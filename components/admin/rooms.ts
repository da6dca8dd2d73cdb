import { type Actor, hasPermission, type Permission } from "@/lib/operation/context";

export type Room = { href: string; title: string; permission: Permission };

/** Every room of the admin, and what opens it. Its page asks for the same permission. */
const rooms: readonly Room[] = [
  { href: "/admin/orders", title: "Orders", permission: "orders:read" },
  { href: "/admin/draft-orders", title: "Drafts", permission: "orders:read" },
  { href: "/admin/invoices", title: "Invoices", permission: "orders:read" },
  { href: "/admin/returns", title: "Returns", permission: "orders:read" },
  { href: "/admin/products", title: "Products", permission: "products:read" },
  { href: "/admin/stock-locations", title: "Stock locations", permission: "inventory:read" },
  { href: "/admin/back-in-stock", title: "Back in stock", permission: "inventory:read" },
  { href: "/admin/pages", title: "Pages", permission: "products:read" },
  { href: "/admin/promotions", title: "Promotions", permission: "promotions:read" },
  { href: "/admin/shipping", title: "Shipping", permission: "settings:read" },
  { href: "/admin/taxes", title: "Taxes", permission: "settings:read" },
  { href: "/admin/reviews", title: "Reviews", permission: "reviews:read" },
  { href: "/admin/settings", title: "Settings", permission: "settings:read" },
  { href: "/admin/staff", title: "Staff", permission: "staff:read" },
  { href: "/admin/keys", title: "API keys", permission: "keys:read" },
  { href: "/admin/audit", title: "Audit log", permission: "audit:read" },
  { href: "/admin/jobs", title: "Jobs", permission: "orders:read" },
  { href: "/admin/doctor", title: "Doctor", permission: "orders:read" },
  { href: "/admin/cache", title: "Cache", permission: "products:read" },
  { href: "/admin/vitals", title: "Web Vitals", permission: "products:read" },
];

/** The rooms that the actor may enter, in the order of the navigation. */
export const listRooms = (actor: Actor): Room[] =>
  rooms.filter(({ permission }) => hasPermission(actor, permission));
