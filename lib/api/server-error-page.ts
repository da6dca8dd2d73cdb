import { localizePath, splitLocale } from "@/lib/i18n/locales";
import de from "@/messages/de/error.json";
import en from "@/messages/en/error.json";

const words = { de, en };

/**
 * What a browser is shown of a page that could not be rendered: a whole document, made of nothing but words, in the
 * language of the address.
 *
 * @param url as the request names it; nothing of it is in the page.
 */
export function serverErrorPage(url: string): string {
  const { locale } = splitLocale(url);
  const { title, text, again, home } = words[locale];
  return `<!DOCTYPE html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<link rel="stylesheet" href="/server-error.css">
</head>
<body>
<main>
<h1>${title}</h1>
<p>${text}</p>
<p><a href="">${again}</a></p>
<p><a href="${localizePath(locale, "/")}">${home}</a></p>
</main>
</body>
</html>
`;
}
