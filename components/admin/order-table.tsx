import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { Cell, Table } from "@/components/ui/table";
import { formatMoney } from "@/lib/money/money";
import type { OrderSummary } from "@/lib/order/schema";
import { formatTime } from "./format-time";

export function OrderTable({ orders }: { orders: OrderSummary[] }) {
  if (orders.length === 0)
    return (
      <p className="py-10 text-muted">No orders fit. New ones appear here as soon as they are placed.</p>
    );
  return (
    <Table caption="Orders" head={["Number", "Placed", "Customer", "Items", "Status", "Payment", "Total"]}>
      {orders.map((order) => (
        <tr key={order.id}>
          <Cell>
            <Link href={`/admin/orders/${order.id}`} className="font-medium underline underline-offset-4">
              {order.number}
            </Link>
          </Cell>
          <Cell>{formatTime(order.placedAt)}</Cell>
          <Cell>{order.email}</Cell>
          <Cell>{order.quantity}</Cell>
          <Cell>
            <Badge>{order.status}</Badge>
          </Cell>
          <Cell>
            <Badge>{order.paymentStatus}</Badge>
            {order.authorizedUntil ? (
              <span className="ml-2 text-xs text-muted">{`until ${formatTime(order.authorizedUntil)}`}</span>
            ) : null}
          </Cell>
          <Cell>{formatMoney(order.total)}</Cell>
        </tr>
      ))}
    </Table>
  );
}
