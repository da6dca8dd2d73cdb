import { nextTime } from "./cron";
import { isTriggered } from "./route-events";
import { startRun } from "./start-run";
import { type Event, type FunctionConfig, listFunctions, type Transaction } from "./store";

/**
 * Makes the functions of an app the ones that run. Events of the last day that came before a function was
 * known trigger it now, so that what was sent while the app was starting is not lost. Runs of a function that
 * is gone wait until it is back.
 */
export async function registerFunctions(tx: Transaction, functions: FunctionConfig[]): Promise<void> {
  const known = new Set((await listFunctions(tx)).map((config) => config.id));
  await tx`delete from local_inngest.function`;
  for (const config of functions) {
    await tx`insert into local_inngest.function (id, config) values (${config.id}, ${tx.json(config)})`;
    if (!known.has(config.id)) await catchUp(tx, config);
  }
  const crons = functions.flatMap((config) =>
    config.triggers.flatMap((trigger) => ("cron" in trigger ? { id: config.id, cron: trigger.cron } : [])),
  );
  await tx`delete from local_inngest.cron
    where not (function_id, expression) in (
      select * from unnest(${crons.map(({ id }) => id)}::text[], ${crons.map(({ cron }) => cron)}::text[]))`;
  for (const { id, cron } of crons) {
    await tx`insert into local_inngest.cron (function_id, expression, next_at)
      values (${id}, ${cron}, ${nextTime(cron, new Date())}) on conflict do nothing`;
  }
}

async function catchUp(tx: Transaction, config: FunctionConfig): Promise<void> {
  const names = config.triggers.flatMap((trigger) => ("event" in trigger ? trigger.event : []));
  const missed = await tx<{ id: string; payload: Event }[]>`
    select id, payload from local_inngest.event
    where routed and name = any(${names}) and at > now() - interval '1 day'
      and not exists (
        select from local_inngest.run where run.event_id = event.id and run.function_id = ${config.id})
    order by position`;
  for (const { id, payload } of missed) {
    if (isTriggered(config, payload)) await startRun(tx, config, payload, { eventId: id });
  }
}
