import { readFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { parse } from "yaml";
import { createMetrics } from "./start-metrics";

type Panel = { title: string; targets?: { expr: string }[] };
type Rule = { alert: string; expr: string; annotations: { summary: string; description: string } };

const FOLDER = "deploy/observability";
const dashboard = JSON.parse(readFileSync(`${FOLDER}/dashboard.json`, "utf8")) as { panels: Panel[] };
const alerts = parse(readFileSync(`${FOLDER}/alerts.yml`, "utf8")) as { groups: { rules: Rule[] }[] };

const questions = [
  ...dashboard.panels.flatMap(({ title, targets = [] }) => targets.map(({ expr }) => ({ of: title, expr }))),
  ...alerts.groups.flatMap(({ rules }) => rules.map(({ alert, expr }) => ({ of: alert, expr }))),
];

/** What every target of Prometheus has. */
const PROMETHEUS_OWN: Record<string, string[]> = { up: [] };
const TARGET_LABELS = ["instance", "job", "le"];

/** Names of metrics, each with its labels. */
let known: Map<string, readonly string[]>;
beforeAll(() => {
  const { registry } = createMetrics();
  known = new Map(Object.entries(PROMETHEUS_OWN));
  for (const metric of registry.getMetricsAsArray()) {
    const { name, labelNames = [] } = metric as unknown as { name: string; labelNames?: string[] };
    const isHistogram = String(metric.type) === "histogram";
    for (const end of isHistogram ? ["_bucket", "_sum", "_count"] : [""]) known.set(name + end, labelNames);
  }
});

const namesIn = (expr: string) => expr.match(/\b(?:storehouse|process|nodejs)_\w+|\bup\b/g) ?? [];

test("every panel and every alarm asks for metrics that there are", () => {
  expect(questions.length).toBeGreaterThan(30);
  for (const { of, expr } of questions) {
    expect(namesIn(expr), of).not.toEqual([]);
    for (const name of namesIn(expr)) expect([...known.keys()], `${of}: ${expr}`).toContain(name);
  }
});

test("they tell apart by labels that the metrics bear", () => {
  for (const { of, expr } of questions) {
    const allowed = [...TARGET_LABELS, ...namesIn(expr).flatMap((name) => known.get(name) ?? [])];
    const picked = [...expr.matchAll(/[{,]\s*(\w+)\s*(?:=~|!~|!=|=)/g)].map(([, label = ""]) => label);
    const grouped = [...expr.matchAll(/\bby\s*\(([^)]*)\)/g)].flatMap(([, list = ""]) =>
      list.split(/\s*,\s*/),
    );
    for (const label of [...picked, ...grouped]) expect(allowed, `${of}: ${expr}`).toContain(label);
  }
});

test("every alarm says what it means and what to do, and each of our metrics is looked at", () => {
  for (const { alert, annotations } of alerts.groups.flatMap(({ rules }) => rules)) {
    expect(annotations.summary, alert).toMatch(/\w/);
    expect(annotations.description, alert).toMatch(/\w/);
  }
  const asked = new Set(questions.flatMap(({ expr }) => namesIn(expr)));
  const unseen = [...known.keys()].filter((name) => name.startsWith("storehouse_") && !asked.has(name));
  expect(unseen.filter((name) => !/_(sum|count|bucket)$/.test(name))).toEqual([]);
});
