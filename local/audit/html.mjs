import { HtmlValidate } from "html-validate";

/** How React sends a form to the address that it stands at; every browser does, though the standard wants a word there. */
const EMPTY_ACTION = 'Attribute "action" has invalid value ""';

const validator = new HtmlValidate({
  extends: ["html-validate:standard"],
  rules: {
    // How React writes is valid, if not everybody's taste.
    "no-trailing-whitespace": "off",
    "void-style": "off",
    "attr-quotes": "off",
    "attribute-boolean-style": "off",
    "attribute-empty-style": "off",
    "doctype-style": "off",
    "element-case": "off",
    "long-title": "off",
    "tel-non-breaking": "off",
    // Ids need no letter in front since HTML5, and React's useId begins with an underscore.
    "valid-id": ["error", { relaxed: true }],
    // What loads from other hosts needs integrity; all that a page loads is the shop's own.
    "require-sri": ["error", { target: "crossorigin" }],
  },
});

/** @param {import("./report.mjs").Context} context @returns {Promise<import("./report.mjs").Section>} */
export async function validateHtml({ pages }) {
  /** One line for each kind of problem, with the first page that has it. @type {Map<string, string>} */
  const problems = new Map();
  for (const [address, html] of pages) {
    const report = await validator.validateString(html, address);
    for (const { messages } of report.results)
      for (const { ruleId, message, selector } of messages) {
        if (message === EMPTY_ACTION) continue;
        const line = `${ruleId}: ${message}`;
        if (!problems.has(line)) problems.set(line, `${line} (${address} ${selector ?? ""})`);
      }
  }
  const text = `No error by html-validate on any page; \`style\` attributes, which the content policy refuses, count as errors.`;
  return { text, problems: [...problems.values()] };
}
