// Parts of one's own: what is shown of a plan is what is saved again, and what is wrong is said beside its field.
import { expect, it } from 'vitest'
import { type Plan, splitPlan } from '@/lib/plans/plan'
import { faultAt, faultsOf, ownParts, planOfOwn, withRow } from './own-parts'

const POINTER = { pointer: '' }
const PLAN: Plan = {
  ...{ payerMayChoose: 'any', minimumMinor: null },
  parts: splitPlan(
    [
      { kind: 'deposit', dueDate: null, sharePpm: 300_000, amountMinor: null, ...POINTER },
      { kind: 'instalment', dueDate: '2040-01-31', sharePpm: null, amountMinor: 40_000, ...POINTER },
      { kind: 'instalment', dueDate: '2040-03-05', sharePpm: 300_000, amountMinor: null, ...POINTER },
    ],
    { minor: 100_000, currency: 'EUR' },
  ),
}

it('a plan that is opened again is saved as it was', () => {
  expect(planOfOwn(ownParts(PLAN, 'EUR', '2040-01-01'))).toEqual({
    deposit: { percent: '30' },
    instalments: [
      { dueDate: '2040-01-31', amount: '400.00' },
      { dueDate: '2040-03-05', percent: '30' },
    ],
  })
})

it('begins with two halves, and what is added comes a month after the last', () => {
  const begun = ownParts(null, 'EUR', '2040-01-31')
  expect(planOfOwn(begun)).toEqual({
    instalments: [
      { dueDate: '2040-01-31', percent: '50' },
      { dueDate: '2040-02-29', percent: '50' },
    ],
  })
  const { rows } = withRow(begun)
  expect(rows.at(-1)).toEqual({ key: 2, dueDate: '2040-03-29', value: '', unit: 'percent' })
})

it('what is missing is said beside its field, and so is what the API refuses', () => {
  const rows = [{ key: 0, dueDate: '', value: '', unit: 'amount' as const }]
  const faults = faultsOf({ deposit: { value: 'x', unit: 'percent' }, rows }, 'EUR')
  expect(Object.keys(faults)).toEqual(['/deposit', '/instalments/0/dueDate', '/instalments/0/amount'])
  expect(faultsOf({ deposit: { value: '', unit: 'percent' }, rows: [] }, 'EUR')).toHaveProperty(['/deposit'])
  const detail = 'paymentPlan/instalments/1/dueDate must not be before 2040-02-01.'
  const pointer = '/paymentPlan/instalments/1/dueDate'
  const problem = { title: 'Invalid', errors: [{ pointer, code: 'out-of-order', detail }] } as never
  expect(faultAt({}, problem, '/instalments/1/dueDate')).toBe('Must not be before 2040-02-01.')
  expect(faultAt({}, problem, '/instalments/0/dueDate')).toBeUndefined()
})
