import type { Metadata } from "next";
import { Badge } from "@/components/ui/badge";
import { Cell, Table } from "@/components/ui/table";
import { requireStaffContext } from "@/lib/auth/require-staff";
import { executeOperation } from "@/lib/operation/execute-operation";
import { listVitalsOperation } from "@/lib/vitals/operations";
import { type Device, devices, type Metric, metrics, type VitalsReport } from "@/lib/vitals/schema";

export const metadata: Metadata = { title: "Web Vitals" };

const DAYS = 28;
const names: Record<Metric, string> = {
  LCP: "Largest paint",
  INP: "Response to input",
  CLS: "Layout shift",
  FCP: "First paint",
  TTFB: "First byte",
};
const titles: Record<Device, string> = { phone: "Phones", desktop: "Desktops" };

type Row = VitalsReport["data"][number];

export default async function VitalsPage() {
  const { data } = await executeOperation(listVitalsOperation, await requireStaffContext("products:read"), {
    days: DAYS,
  });
  return (
    <>
      <h1 className="mb-2 text-2xl font-semibold tracking-tight">Web Vitals</h1>
      <p className="mb-6 max-w-2xl text-muted">
        What visitors’ browsers measured in the last {DAYS} days: for three of four visits it was at most
        this. A sample of visits is counted, by kind of page; nothing is kept of a single one.
      </p>
      {data.length === 0 ? <p className="text-muted">No visit was measured yet.</p> : null}
      <div className="grid gap-8">
        {devices.map((device) => (
          <DeviceTable key={device} device={device} rows={data.filter((row) => row.device === device)} />
        ))}
      </div>
    </>
  );
}

function DeviceTable({ device, rows }: { device: Device; rows: Row[] }) {
  if (rows.length === 0) return null;
  const pages = [...new Set(rows.map(({ page }) => page))];
  return (
    <section>
      <h2 className="mb-3 text-lg font-medium">{titles[device]}</h2>
      <Table caption={titles[device]} head={["Page", "Visits", ...metrics.map((metric) => names[metric])]}>
        {pages.map((page) => {
          const own = rows.filter((row) => row.page === page);
          return (
            <tr key={page}>
              <Cell>{page}</Cell>
              <Cell>{Math.max(...own.map(({ visits }) => visits)).toLocaleString("en-US")}</Cell>
              {metrics.map((metric) => (
                <Cell key={metric}>
                  <Value row={own.find((row) => row.metric === metric)} />
                </Cell>
              ))}
            </tr>
          );
        })}
      </Table>
    </section>
  );
}

function Value({ row }: { row: Row | undefined }) {
  if (!row) return "–";
  const { metric, p75, rating, good } = row;
  return (
    <>
      {metric === "CLS" ? p75.toFixed(2) : `${p75.toLocaleString("en-US")} ms`} <Badge>{rating}</Badge>
      <span className="block text-muted">{Math.round(good * 100)} % good</span>
    </>
  );
}
