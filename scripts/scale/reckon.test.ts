// What the document says of growth is what the arithmetic says of what was measured.
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { MEASURED, type Measured, STEPS } from './measured'
import { ASSUMED, perInvoice, reckon } from './reckon'
import { keptTables } from './tables'

const cost = {
  statements: 1,
  roundTrips: 1,
  wireBytes: 1,
  walBytes: 1000,
  rows: 1,
  postgresCpuMs: 10,
  appCpuMs: 2,
}
const measured = {
  invoices: 10,
  keptBytesPerInvoice: 10_000,
  passingBytesPerInvoice: 365_000,
  steps: Object.fromEntries(STEPS.map((step) => [step, cost])),
} as Measured

it('an average invoice is created once, read five times, and paid nine times in ten', () => {
  // 1 + 1 + 5 + 3 × 0.9 + 0.03
  expect(perInvoice(measured, 'postgresCpuMs')).toBeCloseTo(97.3)
})

it('names what is used most, and grows with the invoices', () => {
  const [small, large] = [reckon(measured, 86_400), reckon(measured, 864_000)]
  expect(small.peakPerSecond).toBe(ASSUMED.peakFactor)
  expect(small.shares['processors of the primary']).toBeCloseTo((8 * 97.3) / (32 * 0.6 * 1000))
  expect(small.shares['disk of the primary']).toBeCloseTo((86_400 * (3_650 + 30 * 36.5) * 10_000) / 16e12)
  expect(small.first).toBe('disk of the primary')
  for (const [name, share] of Object.entries(small.shares)) expect(large.shares[name]).toBeCloseTo(10 * share)
  expect(reckon(measured, 86_400, { ...ASSUMED, lockMs: 1e6 }).first).toBe(
    'numbers of the largest organisation',
  )
})

it('is what docs/scaling.md says', () => {
  // Columns are aligned when it is laid out.
  const page = readFileSync(new URL('../../docs/scaling.md', import.meta.url), 'utf8').replace(/ +/g, ' ')
  expect(MEASURED.invoices).toBeGreaterThanOrEqual(100)
  for (const drawn of keptTables())
    for (const line of drawn.split('\n').filter((one) => !one.includes('---'))) expect(page).toContain(line)
})
