// `npm run test:faults -- [names] [--seed N] [--payments N] [--times N] [--lanes N] [--full]`: plays the scenarios, prints figures, fails where anything is found.
import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ensureBuild } from '@/scripts/support/build'
import { fail, PlainError, say } from '@/scripts/support/say'
import { ROOT } from '@/scripts/support/service'
import { type Oracle, openOracle } from './oracle'
import type { Outcome, Scenario, Size } from './scenario'
import { SCENARIOS } from './scenarios'
import { openStage, type Stage } from './stage'

const MOST_SHOWN = 20
const REPORTS = join(ROOT, '.data', 'reports')

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string' },
    payments: { type: 'string' },
    times: { type: 'string' },
    lanes: { type: 'string' },
    patience: { type: 'string' },
    full: { type: 'boolean' },
  },
})

function whole(name: keyof typeof values): number | undefined {
  const text = values[name]
  if (text === undefined) return undefined
  const number = Number(text)
  if (!Number.isInteger(number) || number < 0)
    throw new PlainError(`--${name} takes a whole number, not ${text}.`)
  return number
}

function chosen(): [string, Scenario][] {
  const unknown = positionals.find((name) => !(name in SCENARIOS))
  if (unknown)
    throw new PlainError(`There is no scenario ${unknown}; there are ${Object.keys(SCENARIOS).join(', ')}.`)
  return Object.entries(SCENARIOS).filter(([name]) => positionals.length === 0 || positionals.includes(name))
}

function sizeOf({ size }: Scenario): Size {
  const usual = values.full ? size.full : size.small
  return {
    payments: whole('payments') ?? usual.payments,
    times: whole('times') ?? usual.times,
    lanes: whole('lanes') ?? usual.lanes,
  }
}

const revision = (): string =>
  execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: ROOT, encoding: 'utf8' }).trim()

/** What was not served, moment by moment: why it was not is read from it. */
function keepUnserved({ balancer }: Stage, name: string, since: number): void {
  const unserved = balancer.passages.filter(({ at, status }) => at >= since && status >= 500)
  const lines = unserved.map((one) => JSON.stringify({ ...one, at: new Date(one.at).toISOString() }))
  writeFileSync(join(REPORTS, `faults-unserved-${name}.jsonl`), lines.map((line) => `${line}\n`).join(''))
}

function report(name: string, { figures, findings }: Outcome, seconds: number): void {
  for (const [figure, value] of Object.entries(figures)) say(`  ${figure.padEnd(34)} ${value}`)
  const byKind = Object.entries(Object.groupBy(findings, ({ kind }) => kind))
  say(
    `  ${'found'.padEnd(34)} ${byKind.map(([kind, list]) => `${list?.length} ${kind}`).join(', ') || 'nothing'}`,
  )
  for (const { kind, what } of findings.slice(0, MOST_SHOWN)) say(`    ${kind}: ${what}`)
  say(`${findings.length === 0 ? 'passed' : 'FAILED'}: ${name} in ${seconds} s`)
}

interface Open {
  stage: Stage
  oracle: Oracle
  isSpent: boolean
}

async function main(): Promise<void> {
  const names = chosen()
  mkdirSync(REPORTS, { recursive: true })
  const seed = whole('seed') ?? Date.now() % 1_000_000
  await ensureBuild()
  say(`seed ${seed}, commit ${revision()}, ${new Date().toISOString()}, ${cpus().length} cores`)
  const outcomes: object[] = []
  let open: Open | undefined
  let failed = 0
  const close = async () => {
    await open?.oracle.close()
    await open?.stage.stop()
    open = undefined
  }
  try {
    for (const [name, scenario] of names) {
      const size = sizeOf(scenario)
      say(`\n${name}: ${scenario.about}`)
      if (open?.isSpent) await close()
      const stage: Stage = open?.stage ?? (await openStage(() => undefined, whole('patience') ?? 1_500))
      const oracle: Oracle = open?.oracle ?? openOracle(stage.postgres.url, stage.stripe)
      open = { stage, oracle, isSpent: scenario.isAlone === true }
      const begun = performance.now()
      const since = Date.now()
      const outcome = await scenario.run({ stage, oracle, seed, size, say }).catch((error: unknown) => ({
        figures: {},
        findings: [
          { kind: 'stuck' as const, what: error instanceof Error ? (error.stack ?? '') : String(error) },
        ],
      }))
      const seconds = Math.round((performance.now() - begun) / 1000)
      if (outcome.findings.length > 0) {
        failed += 1
        open.isSpent = true
      }
      keepUnserved(stage, name, since)
      report(name, outcome, seconds)
      outcomes.push({ name, promises: scenario.promises, size, seconds, ...outcome })
    }
  } finally {
    await close()
  }
  writeFileSync(
    join(REPORTS, 'faults.json'),
    `${JSON.stringify({ seed, commit: revision(), outcomes }, null, 2)}\n`,
  )
  console.log(`\n${names.length - failed} passed, ${failed} failed`)
  process.exitCode = failed === 0 ? 0 : 1
}

main().catch(fail)
