// Alarms, board and runbooks for operators: each names what exists.
import { spawnSync } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { BACKLOGS } from './backlogs'
import { INVARIANT_NAMES } from './invariants'
import { METRICS } from './telemetry/catalogue'
import { OPERATIONS, readAlerts } from './testing/alerts'

const HEADINGS = ['What it means', 'What to look at', 'What to do', 'How you know that it is over']

/** What an expression asks of a metric that does not exist, or of a label that it does not have. */
function strangersIn(expr: string): string[] {
  const bare = expr.replace(/"[^"]*"/g, '""')
  const metrics = [...bare.matchAll(/\b(remit_\w+|up)\b(?!\s*\()(?:\{([^}]*)\})?/g)]
  return metrics.flatMap(([, written = '', matchers = '']) => {
    if (written === 'up') return []
    const name = written.replace(/_(?:bucket|sum|count)$/, '')
    const known = METRICS[written as keyof typeof METRICS] ?? METRICS[name as keyof typeof METRICS]
    if (!known || (written !== name && known.kind !== 'histogram')) return [written]
    const labels = [...matchers.matchAll(/(\w+)(?:=|!)/g)].map(([, label = '']) => label)
    return labels.filter((label) => ![...known.labels, 'le'].includes(label as never))
  })
}

it('every alarm asks for metrics that are exported, and has a runbook with the four parts', async () => {
  const alerts = await readAlerts()
  expect(alerts.length).toBeGreaterThan(15)
  expect(new Set(alerts.map(({ alert }) => alert)).size).toBe(alerts.length)
  for (const { alert, annotations, expr, for: patience, labels } of alerts) {
    expect([alert, strangersIn(expr)]).toEqual([alert, []])
    expect(patience).toMatch(/^\d+[mh]$/)
    expect(['page', 'ticket']).toContain(labels.severity)
    const runbook = await readFile(`${OPERATIONS}${annotations.runbook_url}`, 'utf8')
    expect(runbook).toContain(`# ${alert}\n\n\`${expr}\``)
    const missing = HEADINGS.filter((heading) => !runbook.toLowerCase().includes(heading.toLowerCase()))
    expect([alert, missing]).toEqual([alert, []])
  }
  const linked = alerts.map(({ annotations }) => annotations.runbook_url.replace('runbooks/', ''))
  expect((await readdir(`${OPERATIONS}runbooks`)).toSorted()).toEqual(linked.toSorted())
})

interface RuleTest {
  alert_rule_test: { alertname: string; exp_alerts: unknown[] }[]
}

it('every alarm is tried out with figures that are wrong, and with figures that are right', async () => {
  const { tests }: { tests: RuleTest[] } = parse(await readFile(`${OPERATIONS}alerts.test.yml`, 'utf8'))
  const tried = tests.flatMap(({ alert_rule_test: cases }) =>
    cases.map(
      ({ alertname, exp_alerts: rings }) => `${alertname} ${rings.length > 0 ? 'rings' : 'is quiet'}`,
    ),
  )
  const alerts = await readAlerts()
  expect(tried).toEqual(alerts.flatMap(({ alert }) => [`${alert} rings`, `${alert} is quiet`]))
})

const hasPromtool = spawnSync('promtool', ['--version']).status === 0

it.skipIf(!hasPromtool)('Prometheus itself takes the alarms, and they ring as they are tried out', () => {
  const { status, stderr, stdout } = spawnSync('promtool', ['test', 'rules', 'alerts.test.yml'], {
    cwd: OPERATIONS,
    encoding: 'utf8',
  })
  expect(`${stdout}${stderr}`).not.toContain('FAILED')
  expect(status).toBe(0)
})

it('the runbook of the books says of every invariant what to do', async () => {
  const runbook = await readFile(`${OPERATIONS}runbooks/remit-invariant-violated.md`, 'utf8')
  expect([...runbook.matchAll(/^### (.+)$/gm)].map(([, name]) => name)).toEqual(INVARIANT_NAMES)
})

it('the board asks for metrics that are exported, and shows all of them', async () => {
  const board: { panels: { title: string; targets: { expr: string; datasource: unknown }[] }[] } = JSON.parse(
    await readFile(`${OPERATIONS}grafana.json`, 'utf8'),
  )
  const exprs = board.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr))
  expect(exprs.filter((expr) => strangersIn(expr).length > 0)).toEqual([])
  expect(Object.keys(METRICS).filter((name) => !exprs.some((expr) => expr.includes(name)))).toEqual([])
})

it('an alarm that waits for a backlog names one that is measured', async () => {
  const named = (await readAlerts()).flatMap(({ expr }) => [...expr.matchAll(/backlog="(\w+)"/g)])
  expect(named.map(([, name]) => name).filter((name) => !BACKLOGS.includes(name as never))).toEqual([])
})

it.each(['remit_nothing > 0', 'rate(remit_database_up_count[5m])', 'remit_backlog_size{queue="inbox"} > 0'])(
  '%s would be found',
  (expr) => {
    expect(strangersIn(expr)).toHaveLength(1)
  },
)
