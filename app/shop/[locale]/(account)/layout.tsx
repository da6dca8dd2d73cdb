import type { ReactNode } from "react";
import StoreLayout from "../(store)/layout";

/** The account stands in the shop: with its head and its foot. */
export default function AccountLayout({ children }: { children: ReactNode }) {
  return <StoreLayout>{children}</StoreLayout>;
}
