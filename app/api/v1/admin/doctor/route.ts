import { route } from "@/lib/api/route";
import { getDoctorReportOperation } from "@/lib/doctor/operations";

export const GET = route(getDoctorReportOperation);
