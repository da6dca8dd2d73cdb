/**
 * Brings schema `local_inngest` to its present form. The first version kept a run's steps in its row, and its
 * name is the one it still has: its rows are moved over, and runs that were under way go on.
 */
export const SCHEMA = `
do $$ begin
  if exists (select from information_schema.columns
    where table_schema = 'local_inngest' and table_name = 'run' and column_name = 'next_at') then
    alter schema local_inngest rename to local_inngest_first;
  end if;
end $$;

create schema if not exists local_inngest;
-- What others wrote is json, not jsonb: that refuses the zero character, and a result must never be refused.
create table if not exists local_inngest.event (
  id text primary key, external_id text unique, name text not null, payload json not null,
  position bigserial, routed boolean not null default false, at timestamptz not null default now());
create index if not exists event_unrouted on local_inngest.event (position) where not routed;
create index if not exists event_at on local_inngest.event (at);
create table if not exists local_inngest.function (id text primary key, config jsonb not null);
create table if not exists local_inngest.cron (
  function_id text not null, expression text not null, next_at timestamptz not null,
  primary key (function_id, expression));
create table if not exists local_inngest.seen_key (
  function_id text not null, key text not null, until timestamptz not null, primary key (function_id, key));
create table if not exists local_inngest.run (
  id text primary key, function_id text not null, event_id text not null, event json not null,
  status text not null default 'Running' check (status in ('Running', 'Completed', 'Failed', 'Cancelled')),
  slots jsonb not null default '[]', parent_run_id text, parent_step_id text,
  output json, last_error json, created_at timestamptz not null default now(),
  answered_at timestamptz, ended_at timestamptz);
create index if not exists run_event on local_inngest.run (event_id);
create index if not exists run_running on local_inngest.run (function_id) where status = 'Running';
create index if not exists run_created on local_inngest.run (created_at);
create table if not exists local_inngest.step (
  run_id text not null references local_inngest.run on delete cascade, id text not null, op text not null,
  result json, position bigint, due_at timestamptz, awaits text, expression text, primary key (run_id, id));
create index if not exists step_due on local_inngest.step (due_at) where result is null;
create index if not exists step_awaits on local_inngest.step (awaits) where result is null;
create sequence if not exists local_inngest.step_position;
create table if not exists local_inngest.call (
  id bigserial primary key, run_id text not null references local_inngest.run on delete cascade,
  step_id text not null default 'step', attempt int not null default 0, generation int not null default 0,
  due_at timestamptz not null default now(), leased_until timestamptz, unique (run_id, step_id));
create index if not exists call_due on local_inngest.call (due_at);

do $$ begin
  if exists (select from information_schema.schemata where schema_name = 'local_inngest_first') then
    insert into local_inngest.event (id, external_id, name, payload, routed, at)
      select id, id, name, json_build_object('id', id, 'name', name, 'data', data, 'ts', ts), true, at
      from local_inngest_first.event order by at;
    insert into local_inngest.function
      select id, '{"cancel": [], "concurrency": []}'::jsonb || config from local_inngest_first.function;
    insert into local_inngest.run
      (id, function_id, event_id, event, status, last_error, created_at, answered_at, ended_at)
      select id, function_id, event ->> 'id', event,
        case status when 'queued' then 'Running' when 'completed' then 'Completed' else 'Failed' end,
        case when last_error is not null then json_build_object('name', 'Error', 'message', last_error) end,
        created_at, created_at, case when status <> 'queued' then created_at end
      from local_inngest_first.run;
    insert into local_inngest.step (run_id, id, op, result, position)
      select run.id, done.id, 'StepRun', run.steps -> done.id, nextval('local_inngest.step_position')
      from local_inngest_first.run,
        lateral jsonb_array_elements_text(run.stack) with ordinality as done (id, place)
      where run.status = 'queued' order by run.id, done.place;
    insert into local_inngest.call (run_id, attempt, due_at)
      select id, attempt, next_at from local_inngest_first.run where status = 'queued';
    drop schema local_inngest_first cascade;
  end if;
end $$;`;
