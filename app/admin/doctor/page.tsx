import type { Metadata } from "next";
import { Badge } from "@/components/ui/badge";
import { requireStaffContext } from "@/lib/auth/require-staff";
import { getDoctorReportOperation } from "@/lib/doctor/operations";
import type { DoctorReport } from "@/lib/doctor/schema";
import { executeOperation } from "@/lib/operation/execute-operation";

export const metadata: Metadata = { title: "Doctor" };

export default async function DoctorPage() {
  const { data } = await executeOperation(
    getDoctorReportOperation,
    await requireStaffContext("orders:read"),
    {},
  );
  const broken = data.filter(({ breaches }) => breaches.length > 0);
  return (
    <>
      <h1 className="mb-2 text-2xl font-semibold tracking-tight">Doctor</h1>
      <p className="mb-6 max-w-2xl text-muted">
        {broken.length === 0
          ? `All ${data.length} checks hold at this moment. Opening the page asks the whole database again.`
          : `${broken.length} of ${data.length} checks do not hold. Opening the page asks the whole database again.`}
      </p>
      <ul className="grid gap-3">
        {[...broken, ...data.filter(({ breaches }) => breaches.length === 0)].map((finding) => (
          <li key={finding.check} className="rounded-xl border border-line bg-surface p-4">
            <CheckView finding={finding} />
          </li>
        ))}
      </ul>
    </>
  );
}

function CheckView({ finding }: { finding: DoctorReport["data"][number] }) {
  const { check, explains, repair, breaches, hasMore } = finding;
  return (
    <>
      <h2 className="flex items-center gap-3 font-medium">
        {check}
        <Badge>{breaches.length === 0 ? "holds" : `${breaches.length}${hasMore ? "+" : ""} broken`}</Badge>
      </h2>
      <p className="mt-1 text-sm text-muted">{explains}</p>
      {breaches.length > 0 ? (
        <ul className="mt-3 grid gap-1 text-sm wrap-anywhere text-danger">
          {breaches.map((breach) => (
            <li key={breach.subject + breach.finding}>{breach.finding}</li>
          ))}
        </ul>
      ) : null}
      {breaches.length > 0 && repair ? (
        <p className="mt-3 text-sm">
          <code>{`npm run shop -- doctor --repair ${check}`}</code>
          {` ${repair}.`}
        </p>
      ) : null}
    </>
  );
}
