// What paying costs, from the open payment to the settled books: the means decides by Stripe's word alone, and discounts are credit notes.
import { and, eq, sql } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { outbox } from '@/db/schema/mail'
import { organisations } from '@/db/schema/organisations'
import { createCreditNote } from '@/lib/credit-notes/create'
import { selectIssued } from '@/lib/documents/file-store'
import { newId } from '@/lib/ids'
import { countViolations } from '@/lib/invariants'
import { openBusiness, sendBill } from '@/lib/testing/business'
import { withBusiness as it } from '@/lib/testing/fixtures'
import { expectInvariants, hearEvents, intentsOf, invoiceOf, paymentsOf } from '@/lib/testing/payer'
import {
  bill,
  confirm,
  DEBIT_LESS,
  dollars,
  EARLY,
  inTexas,
  ledgerOf,
  notesOf,
  open,
  pay,
  tokenFor,
} from '@/lib/testing/priced'
import { dayIn, plusDays } from '@/lib/time-zone'
import { END_UNCONFIRMED } from './end-unconfirmed'
import { issueCreditNote } from './issue-credit-note'
import { issueReceipt } from './issue-receipt'
import { openPayment } from './open'
import { reconcilePayment } from './reconcile'
import { refundPayment } from './refund'

describe('a discount', () => {
  it('for being early is charged less, and credited with its tax when the money is there (promise 155)', async ({
    business,
  }) => {
    const { invoiceId, token } = await bill(business, { earlyPayment: EARLY })
    expect((await selectIssued(business.house.db, { invoiceId }))?.snapshot?.price).toMatchObject({
      ...{ early: { percentPpm: 30_000, savedMinor: 357 }, byMeans: [] },
    })
    const opened = await pay(business, token, 'pm_card_visa')
    expect(opened.minor).toBe(11_543)
    expect(await invoiceOf(business, invoiceId)).toMatchObject({
      ...{ status: 'Paid', totalMinor: 11_900, amountPaidMinor: 11_543, amountCreditedMinor: 357 },
      ...{ outstandingMinor: 0, amountOverpaidMinor: 0, reservedMinor: 0 },
    })
    const [note] = await notesOf(business, invoiceId)
    expect(note).toMatchObject({ status: 'Issued', totalMinor: 357, subTotalMinor: 300, taxMinor: 57 })
    const [payment] = await paymentsOf(business, invoiceId)
    // 2.5 % of what is paid, not of what it covers.
    expect(payment).toMatchObject({ amountMinor: 11_543, settlesMinor: 11_900, feeMinor: 289 })
    const [letter] = await business.house.db
      .select()
      .from(outbox)
      .where(eq(outbox.fact, `credit-note-issued:${note?.id}`))
    expect(letter).toBeDefined()
    const { snapshot } = await issueReceipt(business.house, payment?.id ?? '')
    expect(snapshot).toMatchObject({
      receipt: { amountMinor: 11_543, paidMinor: 11_543, creditedMinor: 357, discountMinor: 357 },
    })
    await expectInvariants(business)
  })

  it('is booked once, however often and by whomever it is heard of', async ({ business }) => {
    const { invoiceId, token } = await bill(business, { earlyPayment: EARLY })
    const opened = await open(business, token, 'pm_card_visa')
    await confirm(business, opened)
    const [payment] = await paymentsOf(business, invoiceId)
    const id = payment?.id ?? ''
    await Promise.all([1, 2, 3].map(() => reconcilePayment(business.house, id)))
    await hearEvents(business)
    await hearEvents(business)
    expect(await ledgerOf(business, invoiceId)).toEqual(['payment 11543', 'credit 357'])
    expect(await notesOf(business, invoiceId)).toHaveLength(1)
  })

  it('for the means and for being early add up, and the payment is opened for that means alone (promise 155)', async ({
    business,
  }) => {
    const { invoiceId, token } = await bill(business, { earlyPayment: EARLY, methodAdjustments: DEBIT_LESS })
    const opened = await open(business, token, 'pm_sepa_debit')
    expect(opened.minor).toBe(11_900 - 357 - 119)
    const [intent] = await intentsOf(business, invoiceId)
    expect(intent).toMatchObject({ allowed_payment_method_types: ['sepa_debit'], amount: 11_424 })
    await confirm(business, opened)
    await hearEvents(business)
    expect(await invoiceOf(business, invoiceId)).toMatchObject({ status: 'Sent', reservedMinor: 11_900 })
    await business.sandbox.post(`payment_intents/${opened.reference}/settle`)
    await hearEvents(business)
    expect(await invoiceOf(business, invoiceId)).toMatchObject({ status: 'Paid', amountCreditedMinor: 476 })
    await expectInvariants(business)
  })

  it('of a debit is not to be had with a card, whatever the browser says (promise 155)', async ({
    business,
  }) => {
    const { token } = await bill(business, { methodAdjustments: DEBIT_LESS })
    const opened = await open(business, token, 'pm_sepa_debit')
    expect(opened.minor).toBe(11_781)
    const card = { ...opened, confirmationToken: await tokenFor(business, 'pm_card_visa') }
    await expect(confirm(business, card)).rejects.toMatchObject({ type: 'StripeInvalidRequestError' })
    // Nor without showing anything.
    expect((await open(business, token)).minor).toBe(11_900)
    expect((await open(business, token, 'pm_card_visa')).minor).toBe(11_900)
  })

  it('is asked for anew by another means: what was open before gives way, and nothing is paid twice', async ({
    business,
  }) => {
    const { invoiceId, token } = await bill(business, { methodAdjustments: DEBIT_LESS })
    const [debit, card] = await Promise.all([
      open(business, token, 'pm_sepa_debit'),
      open(business, token, 'pm_card_visa'),
    ])
    const tries = await Promise.allSettled([confirm(business, debit), confirm(business, card)])
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await hearEvents(business)
    const live = (await paymentsOf(business, invoiceId)).filter(({ state }) => state !== 'cancelled')
    expect(live).toHaveLength(1)
    expect((await invoiceOf(business, invoiceId)).amountOverpaidMinor).toBe(0)
  })

  it('the same payer who presses twice pays in the same payment', async ({ business }) => {
    const { invoiceId, token } = await bill(business, { methodAdjustments: DEBIT_LESS, earlyPayment: EARLY })
    const first = await open(business, token, 'pm_sepa_debit')
    const second = await open(business, token, 'pm_sepa_debit')
    expect(second.reference).toBe(first.reference)
    expect(await paymentsOf(business, invoiceId)).toHaveLength(1)
  })

  it('for being early is for who pays everything: a part has that of its means alone', async ({
    business,
  }) => {
    const { token } = await bill(
      business,
      { earlyPayment: EARLY, methodAdjustments: DEBIT_LESS },
      { paymentPlan: { deposit: { percent: 50 }, payerMayChoose: 'next' } },
    )
    expect((await open(business, token, 'pm_sepa_debit', { choice: 'next' })).minor).toBe(5_950 - 59)
    expect((await open(business, token, 'pm_sepa_debit', { choice: 'full' })).minor).toBe(11_424)
  })
})

describe('in time', () => {
  it.for([
    ['Pacific/Auckland', 'NZ'],
    ['America/Los_Angeles', 'US'],
  ] as const)('is through the last second of the last day in %s', async ([timeZone, country], { house }) => {
    const business = await openBusiness(house, { timeZone, country })
    const today = dayIn(timeZone, house.clock.now())
    const { invoiceId, token } = await bill(business, {
      earlyPayment: { percent: 3, until: plusDays(today, 2) },
    })
    const opened = await open(business, token, 'pm_card_visa')
    const [payment] = await paymentsOf(business, invoiceId)
    const endsMs = Date.parse(payment?.price?.earlyEndsAt ?? '')
    const before = house.clock.now().getTime()
    house.clock.advance((endsMs - 1_000 - before) / 1_000)
    expect(dayIn(timeZone, house.clock.now())).toBe(plusDays(today, 2))
    expect((await open(business, token, 'pm_card_visa')).reference).toBe(opened.reference)
    house.clock.advance((endsMs - house.clock.now().getTime()) / 1_000)
    expect((await open(business, token, 'pm_card_visa')).minor).toBe(11_900)
    house.clock.advance((before - house.clock.now().getTime()) / 1_000)
  })

  it('ends for what nobody has confirmed: it is cancelled at the end of the day', async ({
    business,
    house,
  }) => {
    const { invoiceId, token } = await bill(business, { earlyPayment: { percent: 3, days: 0 } })
    await open(business, token, 'pm_card_visa')
    const [payment] = await paymentsOf(business, invoiceId)
    const ends = new Date(payment?.price?.earlyEndsAt ?? '')
    expect(payment?.endsAt).toEqual(ends)
    // What the other tests have left open goes first.
    while ((await END_UNCONFIRMED.run(house, new Date(ends.getTime() - 1))) > 0);
    expect((await paymentsOf(business, invoiceId)).map(({ state }) => state)).toEqual(['open'])
    while ((await END_UNCONFIRMED.run(house, ends)) > 0);
    expect((await paymentsOf(business, invoiceId)).map(({ state }) => state)).toEqual(['cancelled'])
    expect((await intentsOf(business, invoiceId)).map(({ status }) => status)).toEqual(['canceled'])
  })

  it('is judged by the payer’s confirmation: one that came too late pays what it pays, and the rest is owed', async ({
    business,
    house,
  }) => {
    // Two days ago it was still early; it is confirmed now, while nothing was there to cancel it.
    house.clock.advance(-3 * 86_400)
    const { invoiceId, token } = await bill(business, { earlyPayment: { percent: 3, days: 1 } })
    const opened = await open(business, token, 'pm_card_visa')
    house.clock.advance(3 * 86_400)
    await confirm(business, opened)
    await hearEvents(business)
    expect(await invoiceOf(business, invoiceId)).toMatchObject({
      ...{ status: 'PartiallyPaid', amountPaidMinor: 11_543, outstandingMinor: 357 },
    })
    expect(await notesOf(business, invoiceId)).toEqual([])
  })

  it('a debit that was confirmed in time and fails has no discount, unless it is confirmed in time again', async ({
    business,
  }) => {
    const { invoiceId, token } = await bill(business, { earlyPayment: EARLY })
    const opened = await pay(business, token, 'pm_sepa_debit')
    await business.sandbox.post(`payment_intents/${opened.reference}/fail`)
    await hearEvents(business)
    expect(await invoiceOf(business, invoiceId)).toMatchObject({ status: 'Sent', outstandingMinor: 11_900 })
    expect((await open(business, token, 'pm_card_visa')).minor).toBe(11_543)
  })
})

describe('a discounted payment', () => {
  it('that is given back leaves nobody owing, unless somebody said so: then the discount goes too', async ({
    business,
  }) => {
    const refunded = async (owedAgain: boolean) => {
      const { invoiceId, token } = await bill(business, { earlyPayment: EARLY })
      await pay(business, token, 'pm_card_visa')
      const [payment] = await paymentsOf(business, invoiceId)
      const request = { id: newId(), reason: null, owedAgain }
      await refundPayment(business.house, business.organisationId, invoiceId, payment?.id ?? '', request)
      await hearEvents(business)
      return invoiceOf(business, invoiceId)
    }
    expect(await refunded(false)).toMatchObject({ outstandingMinor: 0, amountCreditedMinor: 11_900 })
    expect(await refunded(true)).toMatchObject({
      outstandingMinor: 11_900,
      amountCreditedMinor: 0,
      amountPaidMinor: 0,
    })
    await expectInvariants(business)
  })

  it('that is charged back is owed in full; won after all, the discount is there again', async ({
    business,
  }) => {
    const { invoiceId, token } = await bill(business, { earlyPayment: EARLY })
    const opened = await pay(business, token, 'pm_card_visa')
    const dispute = await business.sandbox.post(`payment_intents/${opened.reference}/dispute`)
    await business.sandbox.post(`disputes/${dispute.id}/close`, { status: 'lost' })
    await hearEvents(business)
    expect(await invoiceOf(business, invoiceId)).toMatchObject({
      outstandingMinor: 11_900,
      amountCreditedMinor: 0,
    })
    expect((await notesOf(business, invoiceId)).map(({ status }) => status).toSorted()).toEqual([
      'Cancelled',
      'Issued',
    ])
    await expectInvariants(business)
    const [letter] = await business.house.db
      .select()
      .from(outbox)
      .where(and(eq(outbox.kind, 'discount-withdrawn'), sql`content ->> 'invoiceId' = ${invoiceId}`))
    expect(letter).toMatchObject({ state: 'waiting' })
    await business.sandbox.post(`disputes/${dispute.id}/close`, { status: 'won' })
    await hearEvents(business)
    expect(await invoiceOf(business, invoiceId)).toMatchObject({
      ...{ status: 'Paid', amountPaidMinor: 11_543, amountCreditedMinor: 357 },
    })
    await expectInvariants(business)
  })

  it('beside a credit takes off as much less, and what is too much goes back', async ({
    business,
    house,
  }) => {
    const { invoiceId, token } = await bill(business, { earlyPayment: EARLY })
    const opened = await pay(business, token, 'pm_sepa_debit')
    const id = newId()
    const { organisationId } = business
    await createCreditNote(house, { id, organisationId, invoiceId, amountMinor: 5_950, reason: 'Half of it' })
    await issueCreditNote(house, organisationId, id)
    await business.sandbox.post(`payment_intents/${opened.reference}/settle`)
    await hearEvents(business)
    const after = await invoiceOf(business, invoiceId)
    expect(after.amountCreditedMinor).toBe(5_950 + 179)
    expect(after.amountPaidMinor + after.amountCreditedMinor - after.amountOverpaidMinor).toBe(11_900)
    expect(after.amountOverpaidMinor).toBe(11_543 + 179 - 5_950)
  })
})

describe('a surcharge', () => {
  it('is charged for a credit card, pays nothing of what is owed, and goes back with the payment (promise 155)', async ({
    house,
  }) => {
    const business = await inTexas(house)
    const { invoiceId, token } = await dollars(business)
    const opened = await pay(business, token, 'pm_card_visa')
    expect(opened.minor).toBe(12_138)
    expect(await invoiceOf(business, invoiceId)).toMatchObject({
      ...{ status: 'Paid', amountPaidMinor: 11_900, amountOverpaidMinor: 0, amountCreditedMinor: 0 },
    })
    expect(await ledgerOf(business, invoiceId)).toEqual(['payment 12138', 'surcharge -238'])
    const [payment] = await paymentsOf(business, invoiceId)
    const { snapshot } = await issueReceipt(house, payment?.id ?? '')
    expect(snapshot).toMatchObject({
      receipt: { amountMinor: 12_138, paidMinor: 11_900, surchargeMinor: 238, outstandingMinor: 0 },
    })
    await refundPayment(house, business.organisationId, invoiceId, payment?.id ?? '', {
      id: newId(),
      reason: null,
    })
    await hearEvents(business)
    expect(await invoiceOf(business, invoiceId)).toMatchObject({ amountPaidMinor: 0, outstandingMinor: 0 })
    const [refund] = await business.sandbox.objects('refund', business.accountId)
    expect(refund?.amount).toBe(12_138)
    for (const invariant of [
      'invoice differs from its ledger',
      'payment that has lost more than it held',
    ] as const)
      expect(await countViolations(house.db, invariant)).toBe(0)
  })

  it('is not asked for with a debit card, and nothing is opened for who shows nothing (promise 155)', async ({
    house,
  }) => {
    const business = await inTexas(house)
    const { token } = await dollars(business)
    expect((await open(business, token, 'pm_card_visa_debit')).minor).toBe(11_900)
    await expect(open(business, token)).rejects.toMatchObject({ code: 'Payment.MeansNeeded', status: 409 })
    await house.db
      .update(organisations)
      .set({ allowsSurcharges: false })
      .where(eq(organisations.id, business.organisationId))
    expect((await open(business, token)).minor).toBe(11_900)
  })

  it('that another card was asked for than has paid goes back by itself', async ({ house }) => {
    const business = await inTexas(house)
    const { invoiceId, token } = await dollars(business)
    const opened = await open(business, token, 'pm_card_visa')
    const debit = { ...opened, confirmationToken: await tokenFor(business, 'pm_card_visa_debit') }
    await confirm(business, debit)
    await hearEvents(business)
    expect(await ledgerOf(business, invoiceId)).toEqual(['payment 12138'])
    expect((await invoiceOf(business, invoiceId)).amountOverpaidMinor).toBe(238)
  })
})

describe('a token', () => {
  it('that is none, spent, or another account’s is refused, and nothing is opened', async ({ business }) => {
    const { invoiceId, token } = await bill(business, { earlyPayment: EARLY })
    const spent = await open(business, (await bill(business, { earlyPayment: EARLY })).token, 'pm_card_visa')
    await confirm(business, spent)
    for (const confirmationToken of ['ctoken_nobody', String(spent.confirmationToken)])
      await expect(openPayment(business.house, token, null, { confirmationToken })).rejects.toMatchObject({
        ...{ code: 'Request.Invalid', errors: [{ pointer: '/confirmationToken' }] },
      })
    expect(await paymentsOf(business, invoiceId)).toEqual([])
  })

  it('is not looked at where paying costs what is owed: what was there before goes on', async ({
    business,
  }) => {
    const { invoiceId, token } = await sendBill(business)
    const { amount } = await openPayment(business.house, token, null, { confirmationToken: 'ctoken_nobody' })
    expect(amount.minor).toBe(14_076)
    const [payment] = await paymentsOf(business, invoiceId)
    expect(payment).toMatchObject({ price: null, settlesMinor: null, endsAt: null })
  })
})
