// What a payer is told of money that was more than was owed: which payment came twice, and what went back of another.
import { expect, it } from 'vitest'
import { payerStateOf } from './payer-state'
import { surplusesOf } from './surpluses'

const refund = (amountMinor: number, origin: 'api' | 'surplus' | 'overpayment' = 'api') => ({
  amountMinor,
  origin,
  state: 'succeeded' as const,
})
const paid = (id: string, amountMinor: number, refunds: ReturnType<typeof refund>[] = []) => ({
  ...{ id, state: 'succeeded', amountMinor, refunds },
  ...{ succeededAt: `2026-11-0${id}T00:00:00Z`, createdAt: '2026-11-01T00:00:00Z' },
})

// promise 149
it.each([
  ['a payment that came twice', [paid('1', 100), paid('2', 100, [refund(100, 'surplus')])], { 2: [true, 0] }],
  [
    'part of the payment that came after a refund which failed',
    [paid('1', 100, [refund(60)]), paid('2', 100, [refund(40, 'overpayment')])],
    { 1: [false, 0], 2: [false, 40] },
  ],
  ['the one payment of a void invoice', [paid('1', 100, [refund(100, 'overpayment')])], { 1: [false, 0] }],
  [
    'both payments of a void invoice',
    [paid('2', 100, [refund(100, 'surplus')]), paid('1', 100, [refund(100, 'overpayment')])],
    { 1: [false, 0], 2: [true, 0] },
  ],
  [
    'a first payment that went back instead of the second',
    [paid('1', 100, [refund(100, 'overpayment')]), paid('2', 100)],
    { 1: [true, 0], 2: [false, 0] },
  ],
  [
    'a refund that came to nothing',
    [paid('1', 100), paid('2', 100, [{ ...refund(100, 'surplus'), state: 'failed' as never }])],
    { 2: [false, 0] },
  ],
] as const)('%s', (_, payments, expected) => {
  const found = surplusesOf([...payments], false)
  for (const [id, [isSurplus, surplusReturnedMinor]] of Object.entries(expected))
    expect(found.get(id)).toEqual({ isSurplus, surplusReturnedMinor })
})

it('a payment that came although credit had paid came twice', () => {
  const payments = [paid('1', 100, [refund(100, 'surplus')])]
  expect(surplusesOf(payments, true).get('1')).toMatchObject({ isSurplus: true })
})

// promise 148
it.each([
  ['took no money and was credited', 0, 'Paid', [], 'credited'],
  ['was given back and credited', 0, 'Paid', [paid('1', 100, [refund(100)])], 'refunded'],
  ['was given back in part and credited', 60, 'Paid', [paid('1', 100, [refund(40)])], 'partly-refunded'],
  ['was given back and paid anew', 100, 'Paid', [paid('1', 100, [refund(100)]), paid('2', 100)], 'paid'],
  [
    'came twice, and once went back',
    100,
    'Paid',
    [paid('1', 100), paid('2', 100, [refund(100, 'surplus')])],
    'paid',
  ],
] as const)('what %s is told so', (_, amountPaidMinor, status, attempts, state) => {
  const amounts = { amountPaidMinor, totalMinor: 100, outstandingMinor: 0, amountOverpaidMinor: 0 }
  const books = {
    ...amounts,
    amountCreditedMinor: 100 - amountPaidMinor,
    status,
    issueDate: '2026-11-01',
    dueDate: null,
  }
  const of = attempts.map((it) => ({ ...it, disputes: [] }))
  expect(payerStateOf(books, of as never, '2026-11-30')).toBe(state)
})
