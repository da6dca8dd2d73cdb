import { useTranslations } from "#words";

/** Attributes that answer the same question stand in one table. What fits none is a detail. */
const groups: [title: "size" | "care" | "details", names: RegExp][] = [
  [
    "size",
    /^(size|dimensions?|format|width|height|length|depth|thickness|diameter|weight|volume|capacity|fit|größe|maße|abmessung|breite|höhe|länge|tiefe|dicke|durchmesser|gewicht|volumen|inhalt|passform)/i,
  ],
  ["care", /^(care|wash|clean|dry|iron|bleach|pflege|wäsche|waschen|reinigung|trocknen|bügeln|bleichen)/i],
  ["details", /^/],
];

export function AttributeTables({ attributes }: { attributes: Record<string, string> }) {
  const t = useTranslations("catalog.product.attributes");
  const left = new Map(Object.entries(attributes));
  const tables = groups.map(([title, names]) => {
    const rows = [...left].filter(([name]) => names.test(name));
    for (const [name] of rows) left.delete(name);
    return { title, rows };
  });
  return tables.map(({ title, rows }) =>
    rows.length === 0 ? null : (
      <table key={title} className="fact-table">
        <caption>{t(title)}</caption>
        <tbody>
          {rows.map(([name, value]) => (
            <tr key={name}>
              <th scope="row" dir="auto">
                {name}
              </th>
              <td dir="auto">{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    ),
  );
}
