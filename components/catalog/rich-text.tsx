/** Text that was sanitized when it was written (lib/content/sanitize-html.ts); pages render it as it is. */
export function RichText({ html }: { html: string }) {
  return <div className="prose mt-8" dangerouslySetInnerHTML={{ __html: html }} />;
}
