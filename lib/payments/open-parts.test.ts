// An invoice with a plan: what is chosen is opened, several at once, and what nobody has confirmed gives way.
import { describe, expect } from 'vitest'
import { secondsFrom } from '@/lib/clock'
import { newId } from '@/lib/ids'
import { findInvoice } from '@/lib/invoices/find'
import { presentInvoice, withLink } from '@/lib/invoices/platform-api'
import { selectPayerRow } from '@/lib/payment-views/payer-store'
import { collectingOf } from '@/lib/plans/collecting'
import type { PlanBody } from '@/lib/plans/read-plan'
import type { Wish } from '@/lib/plans/wanted'
import { type Business, sendBill } from '@/lib/testing/business'
import { withBusiness as it } from '@/lib/testing/fixtures'
import { hearEvents, intentsOf, invoiceOf, paymentsOf, referenceIn } from '@/lib/testing/payer'
import { applyCredit } from './apply-credit'
import { changePaymentPlan } from './change-plan'
import { END_UNCONFIRMED } from './end-unconfirmed'
import { openPayment } from './open'
import { recordManualPayment } from './record-manual'
import { voidInvoice } from './void-invoice'

const lineItems = [{ description: 'Kitchen', quantity: 1, unitPrice: '1000' }]
const PLAN: PlanBody = {
  deposit: { percent: 30 },
  instalments: [
    { dueDate: '2030-01-31', percent: 35 },
    { dueDate: '2030-02-28', percent: 35 },
  ],
  payerMayChoose: 'any',
}
const plannedBill = (business: Business, paymentPlan = PLAN) => sendBill(business, { lineItems, paymentPlan })

const open = async ({ house }: Business, token: string, wish?: Wish) => {
  const { amount, clientSecret } = await openPayment(house, token, null, wish)
  return { minor: amount.minor, reference: referenceIn(clientSecret) }
}
const pay = (business: Business, reference: string, method = 'pm_card_visa') =>
  business.sandbox.post(`payment_intents/${reference}/pay`, { payment_method: method })
const statesOf = async (business: Business, invoiceId: string) =>
  (await paymentsOf(business, invoiceId)).map(({ amountMinor, state }) => `${amountMinor} ${state}`)
const statusOf = async (business: Business, invoiceId: string, reference: string) =>
  (await intentsOf(business, invoiceId)).find(({ id }) => id === reference)?.status
const byHand = (business: Business, invoiceId: string, amount: string) =>
  recordManualPayment(business.house, business.organisationId, invoiceId, {
    ...{ id: newId(), amount, paidAt: business.house.clock.now(), notes: null },
  })

describe('a payer', () => {
  it('pays a deposit by debit, and the rest by card while the debit is under way (promise 151)', async ({
    business,
  }) => {
    const { invoiceId, token } = await plannedBill(business)
    const deposit = await open(business, token, { choice: 'next' })
    expect(deposit.minor).toBe(30_000)
    await pay(business, deposit.reference, 'pm_sepa_debit')
    await hearEvents(business)
    const rest = await open(business, token, { choice: 'full' })
    expect(rest.minor).toBe(70_000)
    await pay(business, rest.reference)
    await hearEvents(business)
    expect(await invoiceOf(business, invoiceId)).toMatchObject({
      amountPaidMinor: 70_000,
      reservedMinor: 30_000,
    })
    await expect(open(business, token)).rejects.toMatchObject({
      ...{ code: 'Payment.InvoiceNotPayable', message: 'A payment of this invoice is being processed.' },
    })
    await business.sandbox.post(`payment_intents/${deposit.reference}/settle`)
    await hearEvents(business)
    expect(await invoiceOf(business, invoiceId)).toMatchObject({ status: 'Paid', reservedMinor: 0 })
  })

  it('who taps twice, or in two tabs, pays a part in one payment, while amounts of their own are each their own', async ({
    business,
  }) => {
    const { invoiceId, token } = await plannedBill(business)
    const [one, two] = await Promise.all([
      open(business, token, { choice: 'next' }),
      open(business, token, { choice: 'next' }),
    ])
    expect(one).toEqual(two)
    const own = await open(business, token, { choice: 'other', amount: 100 })
    const another = await open(business, token, { choice: 'other', amount: '100.00' })
    expect(another.reference).not.toBe(own.reference)
    expect(await statesOf(business, invoiceId)).toEqual(['30000 open', '10000 open', '10000 open'])
  })

  it('without a body pays all that is left, as before', async ({ business }) => {
    const { token } = await plannedBill(business)
    expect((await open(business, token)).minor).toBe(100_000)
  })

  it('is refused what is not offered, or out of bounds, and nothing is opened', async ({ business }) => {
    const { invoiceId, token } = await plannedBill(business)
    await expect(open(business, token, { choice: 'other', amount: '999.80' })).rejects.toMatchObject({
      ...{ code: 'Payment.AmountOutOfRange', status: 400 },
      message: expect.stringContaining('from 0.50 EUR to 1000.00 EUR'),
    })
    const whole = await sendBill(business)
    await expect(open(business, whole.token, { choice: 'next' })).rejects.toMatchObject({
      ...{ code: 'Payment.ChoiceNotOffered', status: 409 },
    })
    expect((await open(business, whole.token, { choice: 'full' })).minor).toBe(14_076)
    expect(await paymentsOf(business, invoiceId)).toEqual([])
  })
})

describe('what nobody has confirmed', () => {
  it('gives way, oldest first and no more than must, and is closed at Stripe', async ({ business }) => {
    const { invoiceId, token } = await plannedBill(business)
    const first = await open(business, token, { choice: 'other', amount: 400 })
    const second = await open(business, token, { choice: 'other', amount: 500 })
    const third = await open(business, token, { choice: 'next' })
    expect(await statesOf(business, invoiceId)).toEqual(['40000 cancelled', '50000 open', '30000 open'])
    expect(await statusOf(business, invoiceId, first.reference)).toBe('canceled')
    expect(await statusOf(business, invoiceId, second.reference)).toBe('requires_payment_method')
    const all = await open(business, token)
    expect(all.minor).toBe(100_000)
    for (const { reference } of [second, third])
      expect(await statusOf(business, invoiceId, reference)).toBe('canceled')
  })

  it('does not give way once it was confirmed: then what is left is what is offered', async ({
    business,
  }) => {
    const { invoiceId, token } = await plannedBill(business)
    const own = await open(business, token, { choice: 'other', amount: 600 })
    // Nobody has told us yet.
    await pay(business, own.reference, 'pm_sepa_debit')
    expect((await open(business, token)).minor).toBe(40_000)
    expect(await statesOf(business, invoiceId)).toEqual(['60000 processing', '40000 open'])
    await expect(open(business, token, { choice: 'other', amount: 600 })).rejects.toMatchObject({
      ...{ code: 'Payment.AmountOutOfRange', message: expect.stringContaining('400.00') },
    })
  })

  it('ends by itself after 30 minutes, unless somebody has it on their page again', async ({
    business,
    house,
  }) => {
    // What the other tests have left open.
    house.clock.advance(31 * 60)
    while ((await END_UNCONFIRMED.run(house, house.clock.now())) > 0);
    const { invoiceId, token } = await plannedBill(business)
    const own = await open(business, token, { choice: 'other', amount: 100 })
    await open(business, token, { choice: 'next' })
    house.clock.advance(29 * 60)
    await open(business, token, { choice: 'next' })
    expect(await END_UNCONFIRMED.run(house, house.clock.now())).toBe(0)
    house.clock.advance(60)
    const at = await END_UNCONFIRMED.nextAt(house.db)
    expect(at && at <= house.clock.now()).toBe(true)
    const [one, two] = await Promise.all([
      END_UNCONFIRMED.run(house, house.clock.now()),
      END_UNCONFIRMED.run(house, house.clock.now()),
    ])
    expect(one + two).toBe(1)
    expect(await statesOf(business, invoiceId)).toEqual(['10000 cancelled', '30000 open'])
    expect(await statusOf(business, invoiceId, own.reference)).toBe('canceled')
    const next = await END_UNCONFIRMED.nextAt(house.db)
    expect(next && next > secondsFrom(house.clock.now(), 28 * 60)).toBe(true)
  })
})

describe('beside a debit under way', () => {
  const depositByDebit = async (business: Business) => {
    const { invoiceId, token } = await plannedBill(business)
    const { reference } = await open(business, token, { choice: 'next' })
    await pay(business, reference, 'pm_sepa_debit')
    await hearEvents(business)
    return { invoiceId, token, reference }
  }

  it('money by hand is recorded as far as it fits', async ({ business }) => {
    const { invoiceId } = await depositByDebit(business)
    await expect(byHand(business, invoiceId, '700.01')).rejects.toMatchObject({ code: 'Payment.InFlight' })
    await byHand(business, invoiceId, '700')
    expect(await invoiceOf(business, invoiceId)).toMatchObject({
      amountPaidMinor: 70_000,
      reservedMinor: 30_000,
    })
  })

  it('an invoice cannot be voided, and what else is open stays so', async ({ business, house }) => {
    const { invoiceId, token } = await depositByDebit(business)
    await open(business, token, { choice: 'next' })
    await expect(voidInvoice(house, business.organisationId, invoiceId)).rejects.toMatchObject({
      code: 'Invoice.NotVoidable',
    })
    expect(await statesOf(business, invoiceId)).toEqual(['30000 processing', '35000 open'])
  })

  it('the page offers what is left, and says of each part how it stands', async ({ business, house }) => {
    const { invoiceId } = await depositByDebit(business)
    const row = await selectPayerRow(house.db, invoiceId)
    const shown = row && collectingOf(row, '2026-11-30')
    expect(shown?.parts.map(({ missingMinor, state }) => [state, missingMinor])).toEqual([
      ['Processing', 0],
      ['Upcoming', 35_000],
      ['Upcoming', 35_000],
    ])
    expect(shown?.offers).toEqual({
      ...{ full: 70_000, next: 35_000, other: { minimumMinor: 50, maximumMinor: 70_000 } },
    })
  })

  it('that fails, its part is to be paid again', async ({ business }) => {
    const { invoiceId, reference, token } = await depositByDebit(business)
    await business.sandbox.post(`payment_intents/${reference}/fail`)
    await hearEvents(business)
    expect((await open(business, token, { choice: 'next' })).minor).toBe(30_000)
    expect((await invoiceOf(business, invoiceId)).reservedMinor).toBe(30_000)
  })
})

describe('the plan of a sent invoice', () => {
  const planOf = async (business: Business, invoiceId: string) => {
    const { house, organisationId } = business
    const linked = await withLink(house, await findInvoice(house, organisationId, invoiceId))
    const { dueDate, paymentPlan } = presentInvoice(linked)
    return { dueDate, parts: paymentPlan?.parts.map(({ amount, state }) => `${amount} ${state}`) }
  }
  const change = ({ house, organisationId }: Business, invoiceId: string, plan: PlanBody) =>
    changePaymentPlan(house, organisationId, invoiceId, plan)

  it('can be set and changed, closes what is open, and is due with its last part', async ({ business }) => {
    const { invoiceId, token } = await sendBill(business, { lineItems })
    const whole = await open(business, token)
    await change(business, invoiceId, PLAN)
    expect(await statusOf(business, invoiceId, whole.reference)).toBe('canceled')
    expect(await planOf(business, invoiceId)).toEqual({
      ...{ dueDate: '2030-02-28', parts: ['300 Due', '350 Upcoming', '350 Upcoming'] },
    })
    await change(business, invoiceId, { deposit: { amount: 1 } })
    expect(await planOf(business, invoiceId)).toEqual({
      dueDate: '2030-02-28',
      parts: ['1 Due', '999 Upcoming'],
    })
  })

  it('leaves parts as they are that are paid or on their way', async ({ business }) => {
    const { invoiceId, token } = await plannedBill(business)
    const { reference } = await open(business, token, { choice: 'next' })
    await pay(business, reference, 'pm_sepa_debit')
    await hearEvents(business)
    const more = { deposit: { percent: 50 } }
    await expect(change(business, invoiceId, more)).rejects.toMatchObject({
      code: 'Invoice.PlanNotChangeable',
    })
    const later = { dueDate: '2031-01-01', amount: 700 }
    await change(business, invoiceId, { deposit: { amount: 300 }, instalments: [later] })
    expect(await planOf(business, invoiceId)).toMatchObject({ parts: ['300 Processing', '700 Upcoming'] })
  })

  it('is no more to be changed once it is paid', async ({ business }) => {
    const { invoiceId } = await plannedBill(business)
    await byHand(business, invoiceId, '1000')
    await expect(change(business, invoiceId, PLAN)).rejects.toMatchObject({
      code: 'Invoice.PlanNotChangeable',
    })
    expect((await planOf(business, invoiceId)).parts).toEqual(['300 Paid', '350 Paid', '350 Paid'])
  })

  it('names a part before the invoice was issued', async ({ business }) => {
    const { invoiceId } = await plannedBill(business)
    const early = { instalments: [{ dueDate: '2020-01-01', percent: 100 }] }
    await expect(change(business, invoiceId, early)).rejects.toMatchObject({
      errors: [{ pointer: '/paymentPlan/instalments/0/dueDate' }],
    })
  })
})

describe('many at once', () => {
  it('fifty payers of the same invoice never reserve more than is owed, and what they pay is booked (promise 151)', {
    timeout: 240_000,
  }, async ({ business }) => {
    const { invoiceId, token } = await plannedBill(business)
    const opened = await Promise.all(
      Array.from({ length: 50 }, (_, at) =>
        open(business, token, { choice: 'other', amount: 20 + (at % 5) }).catch(
          (error: { code: string }) => error,
        ),
      ),
    )
    const made = opened.filter((it) => 'reference' in it)
    for (const it of opened) if ('code' in it) expect(it.code).toBe('Payment.ProviderError')
    const sumOf = (intents: { amount?: unknown }[]) =>
      intents.reduce((total, { amount }) => total + Number(amount), 0)
    const live = (await intentsOf(business, invoiceId)).filter(({ status }) => status !== 'canceled')
    const { reservedMinor } = await invoiceOf(business, invoiceId)
    expect(reservedMinor).toBeLessThanOrEqual(100_000)
    // Who waited too long was sent away, and what was begun for them is reserved before it is made.
    expect(reservedMinor).toBeGreaterThanOrEqual(sumOf(live))
    await Promise.all(made.map(({ reference }) => pay(business, reference).catch(() => undefined)))
    await hearEvents(business)
    const paid = (await intentsOf(business, invoiceId)).filter(({ status }) => status === 'succeeded')
    expect(paid.length).toBeGreaterThan(30)
    expect(await invoiceOf(business, invoiceId)).toMatchObject({
      ...{ amountPaidMinor: sumOf(paid), amountOverpaidMinor: 0 },
    })
  })

  it('fifty payers who want the same part share one payment', { timeout: 240_000 }, async ({ business }) => {
    const { invoiceId, token } = await plannedBill(business)
    const opened = await Promise.all(
      Array.from({ length: 50 }, () =>
        open(business, token, { choice: 'next' }).catch((error: { code: string }) => error),
      ),
    )
    const references = new Set(opened.flatMap((it) => ('reference' in it ? [it.reference] : [])))
    expect(references.size).toBe(1)
    expect((await invoiceOf(business, invoiceId)).reservedMinor).toBe(30_000)
  })
})

it('credit is applied beside a debit; what arrives beyond the invoice goes back', async ({
  business,
  house,
}) => {
  const other = await sendBill(business, { lineItems })
  await byHand(business, other.invoiceId, '1000')
  await house.db.$client`
    insert into ledger_entries (fact, kind, organisation_id, invoice_id, currency, amount_minor, occurred_at)
    values (${`credit_kept:${newId()}`}, 'credit_kept', ${business.organisationId}, ${other.invoiceId}, 'EUR', -90000, now())`
  const { invoiceId, token } = await plannedBill(business)
  const { reference } = await open(business, token, { choice: 'next' })
  await pay(business, reference, 'pm_sepa_debit')
  await hearEvents(business)
  await applyCredit(house, business.organisationId, invoiceId, { id: newId(), amount: 900 })
  await business.sandbox.post(`payment_intents/${reference}/settle`)
  await hearEvents(business)
  expect(await invoiceOf(business, invoiceId)).toMatchObject({ status: 'Paid', amountOverpaidMinor: 20_000 })
})
