// The story of an invoice in sentences that a seller understands.
import { describe, expect, test } from 'vitest'
import type { Happening } from '@/lib/payment-views/timeline-view'
import { paperOf, sentenceOf } from './words'

const about = {
  currency: 'EUR',
  organisationName: 'Bäckerei Morgenrot',
  payable: 'invoice',
  zone: 'UTC',
} as const
const say = (happening: Happening) => sentenceOf(happening, about)

describe('a declined payment attempt', () => {
  test('says the bank’s reason in words, and its code', () => {
    expect(say({ kind: 'declined', code: 'insufficient_funds', methodType: null })).toEqual({
      tone: 'bad',
      title: 'A payment attempt was declined',
      detail: 'Not enough money on the card or account. (insufficient_funds)',
    })
  })

  test('falls back to a general sentence and the code when the code is unknown', () => {
    expect(say({ kind: 'declined', code: 'constructor', methodType: null }).detail).toBe(
      'The payment did not work. (constructor)',
    )
  })

  test('speaks of a bank account, not a card, when it was a debit', () => {
    const code = 'account_closed'
    const debit = 'The payer’s bank account was closed.'
    expect(say({ kind: 'declined', code, methodType: 'sepa_debit' }).detail).toBe(`${debit} (${code})`)
    expect(say({ kind: 'payment-moved', state: 'failed', why: code, methodType: 'sepa_debit' }).detail).toBe(
      debit,
    )
  })
})

describe('a mail', () => {
  const mail = { kind: 'mail' as const, mail: 'receipt', to: ['a@example.com'], error: null }
  test.each([
    [{ ...mail, state: 'sent' }, 'good', 'The receipt was emailed to a@example.com'],
    [{ ...mail, state: 'sent', to: [] }, 'good', 'The receipt was emailed'],
    [{ ...mail, state: 'waiting' }, 'moving', 'The receipt is about to be emailed'],
    [
      { ...mail, state: 'waiting', error: 'The server is away.' },
      'wait',
      'The receipt could not be emailed yet',
    ],
    [{ ...mail, state: 'dead', error: '550 no such box' }, 'bad', 'The receipt could not be emailed'],
    [
      { ...mail, mail: 'dispute-notice', state: 'sent' },
      'good',
      'The email “dispute notice” was emailed to a@example.com',
    ],
  ] satisfies [Happening, string, string][])('%j', (happening, tone, title) => {
    expect(say(happening)).toMatchObject({ tone, title })
  })
})

test('credits, refunds and reversals are told with the right sign and cause', () => {
  const method = { type: 'card', brand: 'visa', last4: '4242', wallet: null, country: 'DE' }
  const paid = {
    kind: 'paid',
    isManual: false,
    amountMinor: 14_076,
    method,
    notes: null,
    receivedAt: null,
  } as const
  expect(say(paid)).toEqual({ tone: 'good', title: '€140.76 was paid', detail: 'With Visa ending in 4242.' })
  expect(say({ ...paid, isManual: true, receivedAt: '2026-01-05T00:00:00.000Z', notes: 'Cash' })).toEqual({
    tone: 'good',
    title: 'Bäckerei Morgenrot recorded €140.76, received 5 January 2026',
    detail: 'Cash',
  })
  const refund = { kind: 'refund', amountMinor: 7_038, reason: null } as const
  expect(say({ ...refund, state: 'succeeded', origin: 'surplus' })).toMatchObject({
    title: '€70.38 was refunded',
    detail: 'It was more than was owed.',
  })
  expect(say({ ...refund, state: 'pending', origin: 'dashboard' })).toMatchObject({
    title: '€70.38 is being refunded to the payer',
    detail: 'From Stripe’s dashboard.',
  })
})

test('a dispute shows its reason, deadline and outcome', () => {
  expect(
    say({
      kind: 'disputed',
      isInquiry: false,
      amountMinor: 100,
      reason: 'product_not_received',
      dueAt: '2026-11-28T00:00:00.000Z',
    }),
  ).toMatchObject({ detail: 'Its reason: nothing was received. Answer by 28 November 2026 at 00:00 UTC.' })
  expect(say({ kind: 'dispute-closed', isInquiry: false, amountMinor: 100, state: 'lost' })).toMatchObject({
    tone: 'bad',
    title: 'The dispute over €1.00 was lost',
  })
})

test('an inquiry is never called a dispute, and took no money', () => {
  const asked = { isInquiry: true, amountMinor: 100 } as const
  expect(say({ ...asked, kind: 'disputed', reason: 'general', dueAt: null })).toEqual({
    tone: 'wait',
    title: 'The payer’s bank has a question about €1.00',
    detail: 'Its reason: no particular reason.',
  })
  expect(say({ ...asked, kind: 'dispute-closed', state: 'won' })).toEqual({
    tone: 'calm',
    title: 'The inquiry about €1.00 ended',
    detail: 'No money was taken.',
  })
})

test('credit notes lead to their papers, and say what made them', () => {
  const paper = { creditNoteId: 'a', documentNumber: 'CN-0002' }
  const issued = {
    ...paper,
    kind: 'credit-note',
    amountMinor: 4_076,
    reason: 'Late',
    refundId: null,
  } as const
  expect(say(issued)).toMatchObject({ title: 'Credit note CN-0002 of €40.76 was issued', detail: 'Late' })
  expect(say({ ...issued, refundId: 'b' }).title).toBe(
    'Credit note CN-0002 of €40.76 was issued for a refund',
  )
  const cancelled = { ...paper, kind: 'credit-note-cancelled', cancelledNumber: 'CN-0001' } as const
  expect(say(cancelled)).toMatchObject({ title: 'CN-0002 took credit note CN-0001 back' })
  for (const happening of [issued, cancelled])
    expect(paperOf(happening)).toEqual({
      path: '/admin/credit-notes/a/credit-note.pdf',
      name: 'CN-0002 as PDF',
    })
  expect(paperOf({ kind: 'created' })).toBeUndefined()
})

test('a receipt leads to its paper', () => {
  const receipt = { kind: 'receipt', paymentId: 'p', documentNumber: 'R-0001', amountMinor: 4_076 } as const
  expect(say(receipt).title).toBe('Receipt R-0001 for €40.76 was issued')
  expect(paperOf(receipt)).toEqual({ path: '/admin/payments/p/receipt.pdf', name: 'R-0001 as PDF' })
})
