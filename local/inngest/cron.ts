/** Times by the clock of a zone, as a five-field expression names them. */
export type Cron = {
  minutes: number[];
  hours: number[];
  days: number[];
  months: number[];
  weekdays: number[];
  /**
   * Whether a day counts when either its day or its weekday is named; that is so when both fields restrict.
   */
  eitherDay: boolean;
  /** Hours that begin with `*` are a rhythm, not times of day: they keep it when clocks change. */
  everyHour: boolean;
  zone: string;
};

const FIELDS: [name: string, from: number, to: number][] = [
  ["minute", 0, 59],
  ["hour", 0, 23],
  ["day", 1, 31],
  ["month", 1, 12],
  ["weekday", 0, 7],
];
const DAY_MS = 86_400_000;
/** A 29th of February can be eight years away. */
const MAX_DAYS = 366 * 8 + 3;

/**
 * Reads `minute hour day month weekday`, each a `*`, numbers, ranges, steps and lists of them, after an
 * optional `TZ=Europe/Rome` (else UTC). Sunday is 0 and 7.
 *
 * @throws Error that says what is wrong.
 */
export function parseCron(expression: string): Cron {
  const [, zone = "UTC", fields = ""] = /^(?:TZ=(\S+)\s+)?(.*)$/s.exec(expression.trim()) ?? [];
  const texts = fields.split(/\s+/);
  if (texts.length !== FIELDS.length) throw new Error(`a cron expression has five fields: ${expression}`);
  try {
    clockOf(zone);
  } catch {
    throw new Error(`unknown time zone: ${zone}`);
  }
  const [minutes = [], hours = [], days = [], months = [], weekdays = []] = texts.map((text, index) => {
    const [name, from, to] = FIELDS[index] ?? ["", 0, 0];
    return parseField(text, name, from, to);
  });
  const [, hourText = "", dayText = "", , weekdayText = ""] = texts;
  const cron = {
    minutes,
    hours,
    days,
    months,
    weekdays: weekdays.map((day) => day % 7),
    eitherDay: !dayText.startsWith("*") && !weekdayText.startsWith("*"),
    everyHour: hourText.startsWith("*"),
    zone,
  };
  if (findNext(cron, new Date()) === null) throw new Error(`a time that never comes: ${expression}`);
  return cron;
}

/** The first time after `after`. */
export function nextTime(expression: string, after: Date): Date {
  const next = findNext(parseCron(expression), after);
  if (!next) throw new Error(`a time that never comes: ${expression}`);
  return next;
}

function parseField(text: string, name: string, from: number, to: number): number[] {
  const values = new Set<number>();
  for (const part of text.split(",")) {
    const [, star, first, last, step] =
      /^(?:(\*)|(\d{1,2})(?:-(\d{1,2}))?)(?:\/(\d{1,2}))?$/.exec(part) ?? [];
    const low = star ? from : Number(first);
    // `5/15` means from 5 on.
    const high = star || (step !== undefined && last === undefined) ? to : Number(last ?? first);
    const stride = Number(step ?? 1);
    if (!(low >= from && low <= high && high <= to && stride >= 1)) {
      throw new Error(`not a cron ${name}: ${text}`);
    }
    for (let value = low; value <= high; value += stride) values.add(value);
  }
  return [...values].sort((a, b) => a - b);
}

function findNext(cron: Cron, after: Date): Date | null {
  const clock = clockOf(cron.zone);
  // A clock that was set back may show yesterday again.
  const firstDay = Math.floor(clock(after.getTime()) / DAY_MS) - 1;
  for (let day = firstDay; day < firstDay + MAX_DAYS; day += 1) {
    if (!isNamed(cron, new Date(day * DAY_MS))) continue;
    const times = timesOn(cron, day * DAY_MS, clock).filter((time) => time > after.getTime());
    if (times.length > 0) return new Date(Math.min(...times));
  }
  return null;
}

function isNamed(cron: Cron, date: Date): boolean {
  if (!cron.months.includes(date.getUTCMonth() + 1)) return false;
  const day = cron.days.includes(date.getUTCDate());
  const weekday = cron.weekdays.includes(date.getUTCDay());
  return cron.eitherDay ? day || weekday : day && weekday;
}

/**
 * A time of day that the clocks skip comes when it would have without the change, one that they show twice at
 * its first coming (Temporal's `compatible`): either way once. A rhythm goes on evenly: it skips, and it
 * repeats.
 */
function timesOn(cron: Cron, midnight: number, clock: Clock): number[] {
  const before = clock(midnight - DAY_MS) - (midnight - DAY_MS);
  const afterwards = clock(midnight + 2 * DAY_MS) - (midnight + 2 * DAY_MS);
  return cron.hours.flatMap((hour) =>
    cron.minutes.flatMap((minute) => {
      const shown = midnight + (hour * 60 + minute) * 60_000;
      if (before === afterwards) return [shown - before];
      const candidates = [shown - before, shown - afterwards].sort((a, b) => a - b);
      const real = candidates.filter((time) => clock(time) === shown);
      if (cron.everyHour) return real;
      return [real[0] ?? shown - before];
    }),
  );
}

/** What the clock of a zone shows at an instant, as if it were UTC. */
type Clock = (instantMs: number) => number;

function clockOf(zone: string): Clock {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  return (instantMs) => {
    const part = Object.fromEntries(
      format.formatToParts(instantMs).map(({ type, value }) => [type, Number(value)]),
    );
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
    return Date.UTC(year, month - 1, day, hour, minute, second);
  };
}
