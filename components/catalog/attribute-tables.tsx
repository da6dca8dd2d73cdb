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
      <table key={title} className="mt-8 w-full text-sm">
        <caption className="mb-2 text-start font-medium">{t(title)}</caption>
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
