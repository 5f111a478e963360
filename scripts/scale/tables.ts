// The tables of docs/scaling.md, drawn from what was measured and reckoned.
import { MEASURED, type Measured, type Step, type StepCost } from './measured'
import { perInvoice, reckon } from './reckon'

export const SIZES = [1e4, 1e6, 1e8] as const

const table = (head: string[], rows: string[][]): string =>
  [head, head.map((_, at) => (at === 0 ? '---' : '---:')), ...rows]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n')

const digits = (value: number): string => value.toLocaleString('en-US', { maximumSignificantDigits: 2 })

const FIGURES: [keyof StepCost, string][] = [
  ['statements', 'statements'],
  ['roundTrips', 'round trips'],
  ['wireBytes', 'bytes on the wire'],
  ['walBytes', 'bytes of log (WAL)'],
  ['rows', 'rows written'],
  ['postgresCpuMs', 'ms of Postgres'],
  ['appCpuMs', 'ms of the app'],
]

/** What each step of an invoice's life has cost. */
export function stepTable(measured: Measured): string {
  const steps = Object.entries(measured.steps) as [Step, StepCost][]
  const rows = steps.map(([step, cost]) => [step, ...FIGURES.map(([figure]) => digits(cost[figure]))])
  const whole = ['an average invoice', ...FIGURES.map(([figure]) => digits(perInvoice(measured, figure)))]
  return table(['step', ...FIGURES.map(([, head]) => head)], [...rows, whole])
}

const percent = (share: number): string => `${digits(share * 100)} %`

/** What one machine of each kind is taken up by, at three sizes. */
export function reckonTable(measured: Measured): string {
  const reckoned = SIZES.map((size) => reckon(measured, size))
  const line = (name: string, cell: (one: (typeof reckoned)[number]) => string) => [
    name,
    ...reckoned.map(cell),
  ]
  const names = Object.keys(reckoned[0]?.shares ?? {})
  return table(
    ['invoices a day', ...SIZES.map((size) => size.toLocaleString('en-US'))],
    [
      line('invoices a second at the peak', ({ peakPerSecond }) => digits(peakPerSecond)),
      ...names.map((name) => line(name, ({ shares }) => percent(shares[name] ?? 0))),
      line('most of all', ({ first }) => first),
      line('cores that the app needs', ({ appCores }) => digits(appCores)),
      line('hours to restore a base backup', ({ restoreHours }) => digits(restoreHours)),
    ],
  )
}

/** As the document has them. */
export const keptTables = (): string[] => [stepTable(MEASURED), reckonTable(MEASURED)]
