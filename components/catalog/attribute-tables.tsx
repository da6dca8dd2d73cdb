/** Attributes that answer the same question stand in one table. What fits none is a detail. */
const groups: [title: string, names: RegExp][] = [
  [
    "Size",
    /^(size|dimensions?|format|width|height|length|depth|thickness|diameter|weight|volume|capacity|fit)\b/i,
  ],
  ["Care", /^(care|wash|clean|dry|iron|bleach)/i],
  ["Details", /^/],
];

export function AttributeTables({ attributes }: { attributes: Record<string, string> }) {
  const left = new Map(Object.entries(attributes));
  const tables = groups.map(([title, names]) => {
    const rows = [...left].filter(([name]) => names.test(name));
    for (const [name] of rows) left.delete(name);
    return { title, rows };
  });
  return tables.map(({ title, rows }) =>
    rows.length === 0 ? null : (
      <table key={title} className="mt-8 w-full text-sm">
        <caption className="mb-2 text-start font-medium">{title}</caption>
        <tbody className="divide-y divide-line border-y border-line">
          {rows.map(([name, value]) => (
            <tr key={name}>
              <th scope="row" dir="auto" className="py-2.5 pe-6 text-start align-top font-normal text-muted">
                {name}
              </th>
              <td dir="auto" className="py-2.5 text-end wrap-anywhere">
                {value}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    ),
  );
}
