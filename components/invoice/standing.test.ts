// Where an invoice stands, in every state, and the sums that receipts tell.
import { describe, expect, test } from 'vitest'
import type { PayerReceipt, PayerState, PayerView } from '@/lib/payment-views/payer-view'
import { meansOf } from '@/lib/words/means'
import { readerFor } from '@/lib/words/reader'
import { REVIEW_CAUSES } from '@/lib/words/standing-words'
import { TONGUES, type Tongue } from '@/lib/words/tongues'
import { returnedMinor, standingOf, takenMinor } from './standing'

const STATES: PayerState[] = [
  'due',
  'overdue',
  'partly-paid',
  'processing',
  'action-needed',
  'paid',
  'partly-refunded',
  'refunded',
  'credited',
  'charged-back',
  'disputed',
  'overpaid',
  'under-review',
  'void',
]

const english = readerFor('en-IE')

const receipt = (changes: Partial<PayerReceipt> = {}): PayerReceipt => ({
  id: 'e5a1cd7e-0000-7000-8000-000000000001',
  documentNumber: null,
  amountMinor: 14076,
  refundedMinor: 0,
  chargedBackMinor: 0,
  paidOn: '2026-11-05',
  methodType: 'card',
  brand: 'visa',
  last4: '4242',
  wallet: null,
  reference: 'ch_1',
  isSurplus: false,
  surplusReturnedMinor: 0,
  ...changes,
})

const view = (changes: Partial<PayerView> = {}): PayerView => ({
  state: 'due',
  documentNumber: 'RE-1',
  organisation: { name: 'Backstube', email: null, logoUrl: null, primaryColour: null, bankDetails: null },
  bankCode: null,
  transferMinor: 0,
  customerName: 'Ada',
  locale: 'en-IE',
  currency: 'EUR',
  issueDate: '2026-11-03',
  dueDate: '2027-01-31',
  supplyDate: null,
  servicePeriod: null,
  purchaseOrderNumber: null,
  buyerReference: null,
  memo: null,
  pricesIncludeTax: false,
  lines: [],
  linesMinor: 14076,
  discount: null,
  charge: null,
  subTotalMinor: 14076,
  taxes: [],
  totalMinor: 14076,
  amountPaidMinor: 0,
  amountRefundedMinor: 0,
  amountCreditedMinor: 0,
  creditNotes: [],
  amountOverpaidMinor: 0,
  credits: [],
  outstandingMinor: 14076,
  decline: null,
  methodType: null,
  reviewCause: null,
  receipts: [],
  checkout: null,
  noCheckoutReason: null,
  prices: null,
  collecting: {
    ...{ parts: [], processingMinor: 0, offers: { full: null, next: null, other: null } },
    chosen: { choice: null, amountMinor: null, refused: null },
  },
  pausedMinutes: 0,
  autopay: { isOffered: false, consent: null },
  saving: null,
  said: { promise: null, promisable: null, orderNumber: null, mayGiveNumber: false, questions: [] },
  ...changes,
})

const standing = (changes: Partial<PayerView>) => standingOf(view(changes), english)

describe('the big figure and its line', () => {
  test('shows what is due and when', () => {
    expect(standing({})).toMatchObject({ mark: 'To pay', amountMinor: 14076, line: 'Due 31 January 2027' })
    expect(standing({ dueDate: null })).toMatchObject({ line: 'No due date' })
    expect(standing({ state: 'overdue' })).toMatchObject({ tone: 'wait', line: 'Was due 31 January 2027' })
  })

  test('shows what is left after a part payment', () => {
    const part = standing({ state: 'partly-paid', amountPaidMinor: 6000, outstandingMinor: 8076 })
    expect(part).toMatchObject({ amountMinor: 8076, message: '€60.00 of €140.76 is paid' })
  })

  // promise 22
  test('money on its way is not called paid', () => {
    const { mark, message, tone } = standing({ state: 'processing' })
    expect({ mark, tone }).toEqual({ mark: 'On its way', tone: 'moving' })
    expect(message).not.toMatch(/thank|paid/i)
  })

  test('shows what was paid and when', () => {
    const paid = standing({
      state: 'paid',
      amountPaidMinor: 14076,
      outstandingMinor: 0,
      receipts: [receipt({ isSurplus: true, paidOn: '2026-11-09' }), receipt()],
    })
    expect(paid).toMatchObject({ tone: 'good', amountMinor: 14076, line: 'Paid 5 November 2026' })
  })

  // promise 16
  test('shows what was refunded of what was paid', () => {
    const receipts = [receipt({ refundedMinor: 4000 }), receipt({ isSurplus: true, refundedMinor: 14076 })]
    const part = standing({ state: 'partly-refunded', amountPaidMinor: 10076, receipts })
    expect(part).toMatchObject({ amountMinor: 4000, line: 'of €140.76 that you paid' })
    expect(takenMinor(view({ receipts }))).toBe(14076)
    expect(returnedMinor(view({ receipts }))).toBe(4000)
  })

  test('a cancelled figure no longer counts', () => {
    expect(standing({ state: 'void' })).toMatchObject({ isOff: true, line: '' })
  })

  test('every state has a mark of its own', () => {
    const marks = STATES.map((state) => standing({ state }).mark)
    expect(new Set(marks).size).toBe(STATES.length)
  })
})

describe('the payment method', () => {
  const means = (changes: Partial<PayerReceipt>) => meansOf(receipt(changes), 'Backstube', english.say)

  test.each([
    [{}, 'Visa ending in 4242'],
    [{ wallet: 'apple_pay' }, 'Apple Pay, Visa ending in 4242'],
    [{ methodType: 'sepa_debit', brand: null, last4: '3000' }, 'SEPA Direct Debit ending in 3000'],
    [{ methodType: 'ideal', brand: null, last4: null }, 'iDEAL'],
    [{ methodType: 'link', brand: null, last4: null, wallet: 'link' }, 'Link'],
    [{ methodType: 'manual', brand: null, last4: null }, 'Recorded by Backstube'],
    [{ methodType: 'a_method_of_next_year', brand: null, last4: null }, 'Online payment'],
    [{ methodType: 'constructor', brand: 'constructor', last4: null }, 'Online payment'],
  ])('%j is %s', (changes, sentence) => expect(means(changes)).toBe(sentence))
})

describe('every state, by every means and every cause, in every language', () => {
  const METHODS = ['card', 'sepa_debit', 'customer_balance', 'ideal', 'konbini', 'manual', 'paypal', null]
  const combinations = STATES.flatMap((state) =>
    METHODS.flatMap((methodType) => REVIEW_CAUSES.map((reviewCause) => ({ state, methodType, reviewCause }))),
  )
  const told = (tongue: Tongue, changes: Partial<PayerView>) =>
    standingOf(view({ ...changes, amountOverpaidMinor: 500, receipts: [receipt()] }), readerFor(tongue))

  test.each(TONGUES)('%s has a word, a tone and a whole sentence', (tongue) => {
    for (const combination of combinations) {
      const { mark, message } = told(tongue, combination)
      expect(mark, JSON.stringify(combination)).not.toBe('')
      const isSilent = combination.state === 'due' || combination.state === 'overdue'
      if (!isSilent) expect(message, JSON.stringify(combination)).toMatch(/\S.{5,}/)
      expect(`${mark} ${message}`).not.toMatch(/[{}]|undefined/)
    }
  })

  test('a quarantined payment is checked by us, not by the payer’s bank', () => {
    for (const reviewCause of REVIEW_CAUSES) {
      const { message } = told('en', { state: 'under-review', reviewCause })
      expect(message).not.toMatch(/your bank/i)
      expect(message).toMatch(/check/)
      expect(message).toMatch(/nothing to pay|do not pay again/)
    }
  })

  test('only a debit is said to take days', () => {
    const processing = (methodType: string) => told('en', { state: 'processing', methodType }).message
    expect(processing('sepa_debit')).toContain('a few business days')
    for (const methodType of ['card', 'customer_balance', 'paypal'])
      expect(processing(methodType)).not.toContain('days')
    expect(processing('customer_balance')).toContain('bank transfer')
  })

  test('an overpayment is shown with its amount', () => {
    expect(told('en', { state: 'overpaid' }).message).toContain('€5.00 more was paid than is owed')
  })
})
