/**
 * What somebody types who wants something else to happen than that it is shown. Each holds `mark`, by which it is found
 * again wherever it went; some are short, for fields that take no more.
 */
export function hostileTexts(mark: string): Readonly<Record<string, string>> {
  return {
    markup: `</title></textarea><script>alert("${mark}")</script>"'><img src=x onerror=alert(1) autofocus onfocus='alert(1)'><svg/onload=alert(1)>`,
    tag: `<b>"'${mark}`,
    address: `javascript:alert("${mark}")//https://shop.example`,
    template: `{{${mark}.constructor("alert(1)")()}} \${7*7} #{7*7} <%= 7*7 %> {% x %} %s %d {mark}`,
    formula: `${pick(["=", "+", "-1+", "@"], mark)}HYPERLINK("https://${mark}")`,
    sum: `=1+${mark}`,
    sql: `${mark}'; drop table "order" cascade; --`,
    union: `${mark}' or 1=1) union select password_hash from "user" -- \\%_*:&|!()<->`,
    path: `../../../../etc/passwd/..\\..\\${mark}%2e%2e%2f%00`,
    header: `${mark}\r\nBcc: eve@evil.example\r\nContent-Type: text/html\r\n\r\n<b>x</b>`,
    redirect: `//evil.example/\\${mark}@evil.example`,
    direction: `\u202e${mark}\u2066\u200f gnp.exe`,
    control: `\u0001${mark}\u001b[2J\u0007\u0085\u2028\ufffe|`,
    signs: `${mark} e\u0301\u0334 👩‍👩‍👧‍👦 \u{10ffff} ﷽`,
    long: `${mark} ${"very ".repeat(24_000)}|`,
  };
}

/** What no text is: the database cannot hold it. */
export function brokenTexts(mark: string): Readonly<Record<string, string>> {
  return { null: `${mark}\0.png`, half: `${mark}\ud800`, otherHalf: `\udc00${mark}` };
}

/** Another one for each mark. */
function pick(ways: readonly string[], mark: string): string {
  const sum = Array.from(mark).reduce((total, letter) => total + letter.charCodeAt(0), 0);
  return ways[sum % ways.length] ?? "";
}
