// What the page offers of an invoice, and what is made of what stands in its address.
import { describe, expect, it } from 'vitest'
import { type AskedChoice, collectingOf } from './collecting'
import type { Plan } from './plan'

const invoice = {
  ...{ status: 'Sent' as const, currency: 'EUR', issueDate: '2026-11-30', dueDate: '2027-01-31' },
  ...{ totalMinor: 10_000, amountPaidMinor: 0, amountCreditedMinor: 0, outstandingMinor: 10_000 },
}
const plan: Plan = {
  ...{ payerMayChoose: 'any', minimumMinor: 2_000 },
  parts: [
    { kind: 'deposit', dueDate: null, amountMinor: 3_000, sharePpm: null },
    { kind: 'rest', dueDate: null, amountMinor: 7_000, sharePpm: null },
  ],
}
const chosen = (asked: Omit<AskedChoice, 'locale'> | undefined, locale = 'de-DE', of: Plan | null = plan) =>
  collectingOf({ invoice, attempts: [], plan: of }, '2026-11-30', asked && { ...asked, locale }).chosen

describe('what is chosen on the page', () => {
  it('is what is due next, unless the payer wants all of it', () => {
    expect(chosen(undefined)).toEqual({ choice: 'next', amountMinor: 3_000, refused: null })
    expect(chosen({ choice: 'full' })).toEqual({ choice: 'full', amountMinor: 10_000, refused: null })
    expect(chosen({ choice: 'everything' })).toMatchObject({ choice: 'next' })
  })

  it('is an amount as its reader writes it, and nothing where it is none that is taken', () => {
    expect(chosen({ choice: 'other' })).toEqual({ choice: 'other', amountMinor: null, refused: null })
    expect(chosen({ choice: 'other', amount: '25,50' })).toEqual({
      choice: 'other',
      amountMinor: 2_550,
      refused: null,
    })
    expect(chosen({ choice: 'other', amount: '25.50 €' }, 'en-GB')).toMatchObject({ amountMinor: 2_550 })
    for (const amount of ['19,99', '100,01', '99,70', '-30', 'viel', '30,001'])
      expect(chosen({ choice: 'other', amount }), amount).toEqual({
        ...{ choice: 'other', amountMinor: null, refused: amount },
      })
  })

  it('is all that is owed where nobody may choose', () => {
    expect(chosen({ choice: 'other', amount: '1' }, 'de-DE', null)).toEqual({
      ...{ choice: null, amountMinor: 10_000, refused: null },
    })
    expect(chosen({ choice: 'next' }, 'de-DE', { ...plan, payerMayChoose: 'full' })).toMatchObject({
      ...{ choice: 'full', amountMinor: 10_000 },
    })
  })
})

it('offers nothing while money is under review, and nothing of what is over', () => {
  const held = { state: 'quarantined', choice: 'next', amountMinor: 3_000, settlesMinor: null } as const
  const none = { full: null, next: null, other: null }
  expect(collectingOf({ invoice, attempts: [held], plan }, '2026-11-30').offers).toEqual(none)
  expect(
    collectingOf({ invoice: { ...invoice, status: 'Void' }, attempts: [], plan }, '2026-11-30').offers,
  ).toEqual(none)
})
