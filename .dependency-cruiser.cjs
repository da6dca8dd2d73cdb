/** The arrows of the house go down only: see docs/architecture.md. */
const levels = [
  ["money", "errors", "ids", "env", "log", "telemetry", "i18n"],
  ["operation", "limit", "outbox", "cache", "audit", "media", "vendors"],
  ["customer", "content", "pricing", "inventory", "vitals", "dead-letter"],
  ["catalog", "promotion", "shipping", "tax", "search"],
  ["cart", "order", "wishlist", "back-in-stock"],
  ["payment", "fulfillment", "returns", "invoice", "review", "checkout-reminder"],
  ["checkout", "setup"],
  ["draft-order"],
  ["auth", "account"],
  ["notification", "webhook", "jobs", "api", "doctor", "metrics", "lifecycle"],
  ["backup"],
];

const folder = (names) => `^lib/(${names.join("|")})/`;

const down = levels.slice(0, -1).map((names, index) => ({
  name: `lib-level-${index}-knows-nothing-above`,
  severity: "error",
  // Doors call up: an action is the domain's face to the outside. Shapes and tests are anyone's.
  from: { path: folder(names), pathNot: "(/actions|\\.test)\\.ts$" },
  to: { path: folder(levels.slice(index + 1).flat()), pathNot: "/schema\\.ts$" },
}));

module.exports = {
  forbidden: [
    ...down,
    { name: "no-circles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "db-knows-nothing-above",
      severity: "error",
      from: { path: "^db/" },
      to: { path: "^(app|components|lib|cli|local)/" },
    },
    {
      name: "lib-knows-no-pages",
      severity: "error",
      from: { path: "^lib/(?!notification/)" },
      to: { path: "^(app|components|cli)/" },
    },
    {
      name: "mail-templates-only",
      severity: "error",
      from: { path: "^lib/notification/" },
      to: { path: "^(app|cli|local)/|^components/(?!email/)" },
    },
    {
      name: "components-know-no-routes",
      severity: "error",
      from: { path: "^components/" },
      to: { path: "^(app|db|cli|local)/" },
    },
    {
      name: "ui-knows-no-shop-words",
      severity: "error",
      from: { path: "^components/ui/" },
      to: { path: "^(lib/(?!api/)|components/(?!ui/))" },
    },
    {
      name: "product-never-imports-local",
      severity: "error",
      from: { path: "^(app|components|db|lib|cli)/", pathNot: "^lib/testing/|\\.test\\.ts$" },
      to: { path: "^local/" },
    },
    {
      // Tests of the product meet the vendors' own clients in front of the local services.
      name: "tests-start-local-services-by-their-doors",
      severity: "error",
      from: { path: "^(app|components|db|lib|cli)/" },
      to: { path: "^local/(?!\\w+/start-\\w+\\.ts$)" },
    },
    {
      name: "product-never-imports-its-test-kit",
      severity: "error",
      from: { path: "^(app|components|db|lib|cli)/", pathNot: "^lib/testing/|\\.test\\.ts$" },
      to: { path: "^lib/testing/" },
    },
    {
      name: "local-knows-no-product",
      severity: "error",
      // A test of a service needs a database of its own, as every test does.
      from: { path: "^local/", pathNot: "\\.(test|faults|bench)\\.ts$" },
      to: { path: "^(app|components|db|lib|cli)/" },
    },
    {
      name: "local-tests-know-the-test-database",
      severity: "error",
      from: { path: "^local/.*\\.(test|faults|bench)\\.ts$" },
      // What is listed here once more is compared with the one that counts: events that the shop acts on, settings that it
      // requires.
      to: {
        path: "^(app|components|lib|cli)/|^db/(?!testing/)",
        pathNot: ["^lib/payment/events/find-payment-event-handler\\.ts$", "^lib/env/env\\.ts$"],
      },
    },
    {
      name: "sql-stays-in-its-domain",
      severity: "error",
      from: { path: "^(app|components)/" },
      to: { path: "/queries\\.ts$" },
    },
  ],
  // Without a parser that reads TypeScript, nothing would be checked: far fewer modules would be seen.
  required: [],
  options: {
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    enhancedResolveOptions: { extensions: [".ts", ".tsx", ".mjs", ".js"] },
  },
};
