import postgres from "postgres";

/**
 * A connection for work that takes as long as it takes. It sends text as it is: types are Postgres' business here.
 *
 * @param maxConnections one for each transaction that is open at a time.
 */
export function connect(url: string, maxConnections = 1): postgres.Sql {
  return postgres(url, {
    max: maxConnections,
    connect_timeout: 10,
    // Within a pooler of transactions, prepared statements would be another connection's.
    prepare: false,
    onnotice: () => undefined,
    connection: { application_name: "storehouse-backup", statement_timeout: 0 },
  });
}

/** The same server, another database. */
export function withDatabase(url: string, name: string): string {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.href;
}

/** Where a database is, without what lets anybody in: for messages. */
export function describeDatabase(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `${pathname.slice(1)} on ${hostname}${port ? `:${port}` : ""}`;
}
