// What a payer may choose on the page, and how the parts stand, read from what the page draws.
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { PartList } from '@/components/invoice/part-list'
import { sampleView } from '@/components/settings/organisation/sample'
import type { PayerView } from '@/lib/payment-views/payer-view'
import { readerFor } from '@/lib/words/reader'
import { AmountChoice } from './amount-choice'

const blank = sampleView({ name: 'Backstube', email: null, logoUrl: null, currency: 'EUR' })
const part = { settledMinor: 0, processingMinor: 0 }
const collecting: PayerView['collecting'] = {
  parts: [
    {
      ...part,
      kind: 'deposit',
      dueOn: '2026-11-30',
      amountMinor: 3_000,
      missingMinor: 0,
      state: 'Processing',
    },
    {
      ...part,
      kind: 'instalment',
      dueOn: '2026-12-31',
      amountMinor: 5_000,
      missingMinor: 5_000,
      state: 'Overdue',
    },
    {
      ...part,
      kind: 'instalment',
      dueOn: '2027-02-28',
      amountMinor: 6_076,
      missingMinor: 6_000,
      state: 'Upcoming',
    },
  ],
  offers: { full: 11_076, next: 5_000, other: { minimumMinor: 2_000, maximumMinor: 11_076 } },
  processingMinor: 3_000,
  chosen: { choice: 'next', amountMinor: 5_000, refused: null },
}
const textOf = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
const drawn = (changes: Partial<PayerView['collecting']>, locale = 'en-GB') => {
  const props = { reader: readerFor(locale), view: { ...blank, collecting: { ...collecting, ...changes } } }
  return {
    choice: renderToStaticMarkup(<AmountChoice {...props} />),
    parts: renderToStaticMarkup(<PartList {...props} />),
  }
}

it('says what is due when, how each part stands, and what is left', () => {
  const text = textOf(drawn({}).parts)
  expect(text).toContain('Deposit On its way €30.00')
  expect(text).toContain('Instalment 1 Overdue · Due 31 December 2026 €50.00')
  expect(text).toContain('Instalment 2 Due 28 February 2027 €60.00 of €60.76')
  expect(text).toContain('€110.76 left to pay')
  expect(text).toContain('€30.00 is on its way')
  expect(drawn({ parts: [] }).parts).toBe('')
})

it('offers radio buttons with their amounts, and the chosen one is set', () => {
  const { choice } = drawn({})
  expect(textOf(choice)).toContain('What is due next €50.00 All that is left €110.76 Another amount')
  expect(choice).toMatch(/<input[^>]*checked=""[^>]*value="next"|value="next"[^>]*checked=""/)
  expect(choice).not.toContain('name="amount"')
  expect(drawn({ chosen: { choice: null, amountMinor: 14_076, refused: null } }).choice).toBe('')
})

it('says between which bounds an amount is taken, and keeps what was written', () => {
  const { choice } = drawn({ chosen: { choice: 'other', amountMinor: null, refused: '5000' } })
  expect(choice).toContain('value="5000"')
  expect(choice).toContain('role="alert"')
  expect(textOf(choice)).toContain('from €20.00 to €110.76')
  expect(drawn({ chosen: { choice: 'other', amountMinor: 2_550, refused: null } }, 'de-DE').choice).toContain(
    'value="25,50"',
  )
})
