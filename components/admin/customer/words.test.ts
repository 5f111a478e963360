// What happened with a customer, in sentences that claim no more than is known.
import { expect, test } from 'vitest'
import type { CustomerEvent } from '@/lib/customers/overview-store'
import { sentenceOf } from './words'

const LETTER: CustomerEvent = {
  ...{ at: new Date(0), kind: 'letter', detail: null, by: null, invoiceId: null, documentNumber: 'INV-0007' },
  ...{ what: 'invoice-sent', amountMinor: null, currency: null, sentTo: [], reason: null },
  state: 'moot',
}

test('a moot email says why it was not sent', () => {
  const reason = 'The invoice is void.'
  expect(sentenceOf({ ...LETTER, reason })).toEqual({
    title: 'The invoice (INV-0007) was not emailed',
    detail: reason,
  })
  expect(sentenceOf({ ...LETTER, state: 'dead', reason: '550 no such box' }).detail).toBe('550 no such box')
})

test('a sent email names its recipients', () => {
  expect(sentenceOf({ ...LETTER, state: 'sent', sentTo: ['a@example.com'] })).toEqual({
    title: 'The invoice (INV-0007) was emailed',
    detail: 'To a@example.com',
  })
})
