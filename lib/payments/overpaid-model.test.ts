// Whatever happens to an invoice, in whatever order: paid, owed and overpaid are at once what an independent model reckons.
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Business, openBusiness, sendBill } from '@/db/testing/business'
import { type TestHouse, testHouse } from '@/db/testing/house'
import { invoiceOf } from '@/db/testing/payer'
import { newId } from '@/lib/ids'
import type { PaymentFacts } from '@/lib/stripe/payment-facts'
import { endOverpayment } from './overpayment'
import { recordManualPayment } from './record-manual'
import { settle } from './settle'
import { voidInvoice } from './void-invoice'

let house: TestHouse
let business: Business

beforeAll(async () => {
  house = await testHouse({ withSandbox: true })
  business = await openBusiness(house)
})
afterAll(() => house.close())

const TOTAL = 10_000

interface Charge {
  id: string
  facts: PaymentFacts
}

/** What the model knows: plain sums, kept apart from our ledger. */
interface Model {
  invoiceId: string
  charges: Charge[]
  byHand: number
  kept: number
  isVoid: boolean
}

function expected({ byHand, charges, isVoid, kept }: Model) {
  let net = byHand - kept
  for (const { facts } of charges) {
    if (facts.status !== 'succeeded') continue
    net += facts.stripeAmount
    for (const { amountMinor, status } of facts.refunds)
      if (status === 'pending' || status === 'succeeded') net -= amountMinor
    for (const { amountMinor, state } of facts.disputes) if (state === 'lost') net -= amountMinor
  }
  const paid = Math.max(net, 0)
  const asked = isVoid ? 0 : TOTAL
  return { paid, owed: isVoid ? 0 : Math.max(asked - paid, 0), over: Math.max(paid - asked, 0) }
}

async function shown({ invoiceId }: Model) {
  const { amountOverpaidMinor, amountPaidMinor, outstandingMinor } = await invoiceOf(business, invoiceId)
  return { paid: amountPaidMinor, owed: outstandingMinor, over: amountOverpaidMinor }
}

/** Stripe's word on a payment, said anew. `now` grows, so that no word is older than the one before. */
const tell = ({ facts, id }: Charge) => settle(house, id, facts, new Date())

async function charge(model: Model, amountMinor: number): Promise<void> {
  const id = newId()
  const reference = `pi_${id}`
  await house.db.$client`
    insert into payments (id, organisation_id, invoice_id, payment_account_id, source, state, livemode, amount_minor, currency,
      provider_reference)
    select ${id}, organisation_id, ${model.invoiceId}, id, 'stripe', 'cancelled', false, ${amountMinor}, 'EUR', ${reference}
    from payment_accounts where organisation_id = ${business.organisationId}`
  const facts: PaymentFacts = {
    ...{ reference, status: 'succeeded', livemode: false, stripeAmount: amountMinor },
    ...{ stripeAmountReceived: amountMinor, stripeCurrency: 'eur', stripeFee: 0, claimedPaymentId: id },
    ...{ clientSecret: null, session: null, decline: null, feeRefundedMinor: null },
    charge: {
      ...{ reference: `ch_${id}`, riskLevel: null, receiptUrl: null, balance: null, chargedAt: new Date() },
      billing: { name: null, email: null },
      method: { type: 'card', brand: 'visa', last4: '4242', wallet: null, country: 'DE' },
    },
    ...{ refunds: [], disputes: [], method: null },
  }
  model.charges.push({ id, facts })
}

const last = ({ charges }: Model) => charges.at(-1)

const STEPS: Record<string, (model: Model, minor: number) => Promise<void>> = {
  pay: (model, minor) => charge(model, minor),
  'pay all': (model) => charge(model, TOTAL),
  refund: async (model, minor) => {
    const facts = last(model)?.facts
    const left = facts
      ? facts.stripeAmount -
        facts.refunds.reduce((sum, it) => sum + (it.status === 'failed' ? 0 : it.amountMinor), 0)
      : 0
    const amountMinor = Math.min(minor, left)
    if (!facts || amountMinor <= 0) return
    const reference = `re_${newId()}`
    const open = { status: 'pending', reason: null, failureReason: null, refundedAt: new Date() } as const
    facts.refunds.push({ reference, claimedRefundId: null, amountMinor, ...open })
  },
  'refund fails': async (model) => {
    for (const { facts } of model.charges) {
      const refund = facts.refunds.find(({ status }) => status === 'pending')
      if (refund) refund.status = 'failed'
    }
  },
  dispute: async (model, minor) => {
    const facts = last(model)?.facts
    if (!facts || facts.disputes.length > 0) return
    facts.disputes.push({
      ...{ reference: `du_${newId()}`, amountMinor: Math.min(minor, facts.stripeAmount), state: 'open' },
      ...{ providerStatus: 'needs_response', reason: 'fraudulent', evidenceDueAt: null },
      ...{ withdrawnMinor: 0, providerFeeMinor: 0, disputedAt: new Date() },
    })
  },
  'disputes are lost': async ({ charges }) => {
    for (const dispute of charges.flatMap(({ facts }) => facts.disputes)) dispute.state = 'lost'
  },
  'disputes are won': async ({ charges }) => {
    for (const dispute of charges.flatMap(({ facts }) => facts.disputes)) dispute.state = 'won'
  },
  'by hand': async (model, minor) => {
    const { owed } = expected(model)
    const amountMinor = Math.min(minor, owed)
    if (amountMinor <= 0) return
    await recordManualPayment(house, business.organisationId, model.invoiceId, {
      ...{ id: newId(), amount: (amountMinor / 100).toFixed(2), paidAt: new Date(), notes: null },
    })
    model.byHand += amountMinor
  },
  void: async (model) => {
    if (model.isVoid || expected(model).paid > 0) return
    await voidInvoice(house, business.organisationId, model.invoiceId)
    model.isVoid = true
  },
  keep: async (model) => {
    const { over } = expected(model)
    if (over === 0) return
    // What is going back by itself already cannot be kept: that story is told elsewhere.
    await house.db.$client`delete from refunds r using payments p
      where p.id = r.payment_id and p.invoice_id = ${model.invoiceId} and r.origin = 'surplus'`
    await endOverpayment(house, business.organisationId, model.invoiceId, { id: newId(), action: 'keep' })
    model.kept += over
  },
}

const steps = fc.array(
  fc.record({
    step: fc.constantFrom(...Object.keys(STEPS)),
    minor: fc.constantFrom(1, 3_000, 7_000, TOTAL),
  }),
  { minLength: 4, maxLength: 14 },
)

it('paid, owed and overpaid are right after every transaction of any story', {
  timeout: 90_000,
}, async () => {
  // promise 1, promise 2, promise 149, promise 150
  await fc.assert(
    fc.asyncProperty(steps, async (story) => {
      const lineItems = [{ description: 'Rolls', quantity: 1, unitPrice: '100.00' }]
      const { invoiceId } = await sendBill(business, { lineItems })
      const model: Model = { invoiceId, charges: [], byHand: 0, kept: 0, isVoid: false }
      for (const { minor, step } of story) {
        await STEPS[step]?.(model, minor)
        for (const one of model.charges) await tell(one)
        expect(await shown(model), step).toEqual(expected(model))
      }
    }),
    { numRuns: 60, interruptAfterTimeLimit: 45_000 },
  )
})
