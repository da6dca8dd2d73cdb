import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { Cell, Table } from "@/components/ui/table";
import type { Return } from "@/lib/returns/schema";
import { formatTime } from "./format-time";

type Props = { returns: readonly Return[]; empty: string };

export function ReturnTable({ returns, empty }: Props) {
  if (returns.length === 0) return <p className="py-10 text-muted">{empty}</p>;
  return (
    <Table caption="Returns" head={["Number", "Asked for", "Items", "Reason", "Status"]}>
      {returns.map((entry) => (
        <tr key={entry.id}>
          <Cell>
            <Link href={`/admin/returns/${entry.id}`} className="font-medium underline underline-offset-4">
              {entry.number}
            </Link>
          </Cell>
          <Cell>{formatTime(entry.requestedAt)}</Cell>
          <Cell>{entry.lines.reduce((sum, { quantity }) => sum + quantity, 0)}</Cell>
          <Cell>{entry.reason.replaceAll("_", " ")}</Cell>
          <Cell>
            <Badge>{entry.status}</Badge>
          </Cell>
        </tr>
      ))}
    </Table>
  );
}
