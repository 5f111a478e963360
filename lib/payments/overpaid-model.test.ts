// Whatever happens to two invoices of a customer, in whatever order: paid, owed, overpaid and credit are what an independent
// model reckons, payment by payment, and page and statement say the same.
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ObjectFacts } from '@/lib/connector-port/port'
import { createCreditNote } from '@/lib/credit-notes/create'
import { selectInForce } from '@/lib/credit-notes/store'
import { createCustomer } from '@/lib/customers/create'
import { selectCredit } from '@/lib/customers/credit-store'
import { readStatement } from '@/lib/customers/statement'
import { newId } from '@/lib/ids'
import { countInvariants } from '@/lib/invariants'
import { viewInvoice } from '@/lib/payment-views/view-invoice'
import { type Business, openBusiness, sendBill } from '@/lib/testing/business'
import { type TestHouse, testHouse } from '@/lib/testing/house'
import { modelRuns, modelTimeoutMs } from '@/lib/testing/model-runs'
import { invoiceOf } from '@/lib/testing/payer'
import { applyCredit } from './apply-credit'
import { issueCreditNote } from './issue-credit-note'
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
const major = (minor: number) => (minor / 100).toFixed(2)

/** What a refund did beside taking its money. */
interface RefundStory {
  reference: string
  creditMinor: number
  /** Credit of the customer's that went with it: of its own invoice, and what had paid the other. */
  takenMinor: number
  otherMinor: number
}

interface Charge {
  id: string
  invoiceId: string
  facts: ObjectFacts
  /** What goes back by itself, because it was not owed when it came. */
  surplus: number
  stories: RefundStory[]
}

/** What the model knows of an invoice: plain sums, kept apart from our ledger. */
interface Bill {
  invoiceId: string
  token: string
  charges: Charge[]
  byHand: number
  /** Credit of the customer that pays it; below 0 where its own money became credit. */
  credit: number
  /** By credit notes. */
  credited: number
  isVoid: boolean
}
type Model = readonly [Bill, Bill]

const sum = (amounts: { amountMinor: number }[]) =>
  amounts.reduce((total, { amountMinor }) => total + amountMinor, 0)

/** What one payment has left: what was lost beyond what it held is the seller's, and pays and owes nothing. */
function leftOf({ facts: { capturedMinor, disputes, refunds, state } }: Charge): number {
  if (state !== 'paid') return 0
  const returned = sum(refunds.filter((it) => it.state === 'pending' || it.state === 'succeeded'))
  return Math.max(capturedMinor - returned - sum(disputes.filter((it) => it.state === 'lost')), 0)
}

const moneyOf = ({ byHand, charges }: Bill) => charges.reduce((total, it) => total + leftOf(it), byHand)
const unspentOf = (bills: Model) => 0 - bills[0].credit - bills[1].credit

/** Credit whose money was taken back is none any more: first what is unspent, then what has paid the other invoice. */
function normalise(bills: Model): void {
  for (const [bill, other] of [bills, [bills[1], bills[0]] as const]) {
    bill.credit += Math.max(-(moneyOf(bill) + bill.credit), 0)
    other.credit += Math.min(unspentOf(bills), 0)
  }
}

function expected(bill: Bill) {
  const paid = moneyOf(bill) + bill.credit
  const asked = (bill.isVoid ? 0 : TOTAL) - bill.credited
  return { paid, owed: Math.max(asked - paid, 0), over: Math.max(paid - asked, 0) }
}

async function shown({ invoiceId }: Bill) {
  const { amountOverpaidMinor, amountPaidMinor, outstandingMinor } = await invoiceOf(business, invoiceId)
  return { paid: amountPaidMinor, owed: outstandingMinor, over: amountOverpaidMinor }
}

/** Stripe's word on a payment, said anew. `now` grows, so that no word is older than the one before. */
const tell = ({ facts, id, invoiceId }: Charge) => {
  const { organisationId } = business
  return settle(
    house,
    { id, organisationId, invoiceId, checkoutId: null, sessionId: null },
    facts,
    new Date(),
  )
}

const refundedOf = ({ facts: { refunds } }: Charge) => sum(refunds.filter(({ state }) => state !== 'failed'))

/** What no other refund may count on. */
const comingOf = ({ charges }: Bill) =>
  charges.reduce(
    (total, it) => total + Math.max(Math.min(it.surplus, it.facts.capturedMinor - refundedOf(it)), 0),
    0,
  )

/** A refund of the newest payment; what it takes beyond a surplus is credited unless it is owed again. */
async function refund(bill: Bill, minor: number, bills: Model, owedAgain: boolean): Promise<void> {
  const charge = last(bill)
  const amountMinor = charge ? Math.min(minor, charge.facts.capturedMinor - refundedOf(charge)) : 0
  if (!charge || amountMinor <= 0) return
  const reference = `re_${newId()}`
  const claimedRefundId = owedAgain ? newId() : null
  if (claimedRefundId)
    await house.db
      .$client`insert into refunds (id, organisation_id, payment_id, amount_minor, currency, state, origin, owed_again)
      select ${claimedRefundId}, organisation_id, id, ${amountMinor}, currency, 'opening', 'api', true from payments where id = ${charge.id}`
  const other = bills[0] === bill ? bills[1] : bills[0]
  const before = { ...expected(bill), credit: bill.credit, other: other.credit }
  const open = { state: 'pending', reason: null, failureReason: null, refundedAt: new Date() } as const
  charge.facts.refunds.push({ reference, claimedRefundId, amountMinor, ...open })
  normalise(bills)
  const after = expected(bill)
  const reserved = Math.min(comingOf(bill), before.over)
  const owedOf = ({ over, owed }: { over: number; owed: number }) => Math.max(owed - over + reserved, 0)
  const creditMinor = owedAgain ? 0 : Math.min(owedOf(after) - owedOf(before), TOTAL - bill.credited)
  bill.credited += creditMinor
  const takenMinor = bill.credit - before.credit
  charge.stories.push({ reference, creditMinor, takenMinor, otherMinor: before.other - other.credit })
}

/** Its money is back, what it credited is asked for again, and credit is credit again as far as there is room for it. */
function failRefund(bill: Bill, { facts, stories }: Charge, bills: Model): void {
  const failing = facts.refunds.find(({ state }) => state === 'pending')
  const story = stories.find(({ reference }) => reference === failing?.reference)
  if (!failing || !story) return
  failing.state = 'failed'
  bill.credited -= story.creditMinor
  const minor = Math.min(story.takenMinor, expected(bill).over)
  if (minor <= 0) return
  bill.credit -= minor
  const other = bills[0] === bill ? bills[1] : bills[0]
  other.credit += Math.max(Math.min(story.otherMinor, expected(other).owed, unspentOf(bills)), 0)
}

async function charge(bill: Bill, amountMinor: number): Promise<void> {
  const id = newId()
  const reference = `pi_${id}`
  await house.db.$client`
    insert into payments (id, organisation_id, invoice_id, payment_account_id, source, state, livemode, amount_minor, currency,
      provider_reference)
    select ${id}, organisation_id, ${bill.invoiceId}, id, 'stripe', 'cancelled', false, ${amountMinor}, 'EUR', ${reference}
    from payment_accounts where organisation_id = ${business.organisationId}`
  const facts: ObjectFacts = {
    ...{ reference, paymentReference: reference, state: 'paid', livemode: false, amountMinor },
    ...{ capturedMinor: amountMinor, currency: 'EUR', feeMinor: 0, claimedPaymentId: id, checkoutUrl: null },
    ...{ clientSecret: null, decline: null, feeRefundedMinor: null, failureReason: null, paidAt: new Date() },
    providerStatus: 'succeeded',
    charge: {
      ...{ reference: `ch_${id}`, riskLevel: null, receiptUrl: null, balance: null, chargedAt: new Date() },
      billing: { name: null, email: null },
      method: { type: 'card', brand: 'visa', last4: '4242', wallet: null, country: 'DE' },
    },
    ...{ refunds: [], disputes: [], method: null },
  }
  const surplus = Math.max(amountMinor - expected(bill).owed, 0)
  bill.charges.push({ id, invoiceId: bill.invoiceId, facts, surplus, stories: [] })
}

const last = ({ charges }: Bill) => charges.at(-1)

const STEPS: Record<string, (bill: Bill, minor: number, bills: Model) => Promise<void>> = {
  pay: (bill, minor) => charge(bill, minor),
  'pay all': (bill) => charge(bill, TOTAL),
  refund: (bill, minor, bills) => refund(bill, minor, bills, false),
  'refund, and it is owed again': (bill, minor, bills) => refund(bill, minor, bills, true),
  'refund fails': async (bill, _, bills) => {
    for (const one of bill.charges) failRefund(bill, one, bills)
  },
  'credit note': async (bill, minor) => {
    const amountMinor = Math.min(minor, TOTAL - bill.credited)
    if (bill.isVoid || amountMinor <= 0) return
    const { organisationId } = business
    const order = { id: newId(), organisationId, invoiceId: bill.invoiceId, amountMinor, reason: 'Late' }
    await createCreditNote(house, order)
    await issueCreditNote(house, organisationId, order.id)
    bill.credited += amountMinor
  },
  dispute: async (bill, minor) => {
    const facts = last(bill)?.facts
    if (!facts || facts.disputes.length > 0) return
    facts.disputes.push({
      ...{ reference: `du_${newId()}`, amountMinor: Math.min(minor, facts.capturedMinor), state: 'open' },
      ...{ providerStatus: 'needs_response', isInquiry: false, reason: 'fraudulent', evidenceDueAt: null },
      ...{ withdrawnMinor: 0, providerFeeMinor: 0, disputedAt: new Date() },
    })
  },
  'disputes are lost': async ({ charges }) => {
    for (const dispute of charges.flatMap(({ facts }) => facts.disputes)) dispute.state = 'lost'
  },
  'disputes are won': async ({ charges }) => {
    for (const dispute of charges.flatMap(({ facts }) => facts.disputes)) dispute.state = 'won'
  },
  'by hand': async (bill, minor) => {
    const { owed } = expected(bill)
    const amountMinor = Math.min(minor, owed)
    if (amountMinor <= 0) return
    await recordManualPayment(house, business.organisationId, bill.invoiceId, {
      ...{ id: newId(), amount: major(amountMinor), paidAt: new Date(), notes: null },
    })
    bill.byHand += amountMinor
  },
  void: async (bill) => {
    if (bill.isVoid || expected(bill).paid + bill.credited > 0) return
    await voidInvoice(house, business.organisationId, bill.invoiceId)
    bill.isVoid = true
  },
  keep: async (bill) => {
    const { over } = expected(bill)
    if (over === 0) return
    // What is going back by itself already cannot be kept: that story is told elsewhere.
    await house.db.$client`delete from refunds r using payments p
      where p.id = r.payment_id and p.invoice_id = ${bill.invoiceId} and r.origin = 'surplus'`
    await endOverpayment(house, business.organisationId, bill.invoiceId, { id: newId(), action: 'keep' })
    bill.credit -= over
    for (const one of bill.charges) one.surplus = 0
  },
  'spend credit': async (bill, minor, bills) => {
    const amountMinor = Math.min(minor, unspentOf(bills), expected(bill).owed)
    if (amountMinor <= 0) return
    const order = { id: newId(), amount: major(amountMinor) }
    await applyCredit(house, business.organisationId, bill.invoiceId, order)
    bill.credit += amountMinor
  },
}

const steps = fc.array(
  fc.record({
    step: fc.constantFrom(...Object.keys(STEPS)),
    of: fc.constantFrom<0 | 1>(0, 0, 1),
    minor: fc.constantFrom(1, 3_000, 7_000, TOTAL),
  }),
  { minLength: 4, maxLength: 18 },
)

async function twoBills(): Promise<{ customerId: string; bills: Model }> {
  const customerId = newId()
  const named = { name: 'Hotel Lindenhof', email: 'a@lindenhof.example', address: null, locale: null }
  await createCustomer(house, { id: customerId, organisationId: business.organisationId, ...named })
  const bill = async (): Promise<Bill> => {
    const lineItems = [{ description: 'Rolls', quantity: 1, unitPrice: major(TOTAL) }]
    const sent = await sendBill({ ...business, customerId }, { lineItems })
    return { ...sent, charges: [], byHand: 0, credit: 0, credited: 0, isVoid: false }
  }
  return { customerId, bills: [await bill(), await bill()] }
}

/** What its credit notes come to. */
async function creditedBy({ invoiceId }: Bill) {
  const notes = await selectInForce(house.db, invoiceId)
  for (const { lines, totalMinor } of notes)
    expect(lines.reduce((total, it) => total + it.netMinor + it.taxMinor, 0)).toBe(totalMinor)
  return notes.reduce((total, { totalMinor }) => total + totalMinor, 0)
}

/** The receipts of the payer's page, and what they leave. */
async function onPage({ token }: Bill) {
  const view = await viewInvoice(house, token)
  const parts = view?.receipts.map((it) => it.amountMinor - it.refundedMinor - it.chargedBackMinor) ?? []
  expect(parts.every((minor) => minor >= 0)).toBe(true)
  return { paid: parts.reduce((a, b) => a + b, sum(view?.credits ?? [])), owed: view?.outstandingMinor }
}

async function onStatement(customerId: string) {
  const { currencies } = await readStatement(house, business.organisationId, customerId, {})
  return currencies[0]?.closingMinor
}

it('paid, owed, overpaid and credit are right after every transaction of any story, wherever they are shown', {
  timeout: modelTimeoutMs(240_000),
}, async () => {
  // promise 1, promise 2, promise 147, promise 148, promise 149, promise 150
  await fc.assert(
    fc.asyncProperty(steps, async (story) => {
      const { bills, customerId } = await twoBills()
      for (const { minor, of, step } of story) {
        await STEPS[step]?.(bills[of], minor, bills)
        for (const bill of bills) for (const one of bill.charges) await tell(one)
        normalise(bills)
        for (const bill of bills) expect(await shown(bill), step).toEqual(expected(bill))
        const credit = await selectCredit(house.db, business.organisationId, customerId, 'EUR')
        expect(credit, step).toBe(unspentOf(bills))
      }
      // Of what was taken or credited nothing is lost, and no number is left out.
      for (const bill of bills) expect(await creditedBy(bill)).toBe(bill.credited)
      for (const bill of bills) {
        const { owed, paid } = expected(bill)
        expect(await onPage(bill)).toEqual({ paid, owed })
      }
      const asked = bills.reduce((total, it) => total + (it.isVoid ? 0 : TOTAL) - it.credited, 0)
      expect(await onStatement(customerId)).toBe(asked - moneyOf(bills[0]) - moneyOf(bills[1]))
    }),
    modelRuns(60, 45_000),
  )
  expect(await countInvariants(house)).toMatchObject({
    'invoice differs from its ledger': 0,
    'credit of an invoice that is not that of its credit notes': 0,
    'more credited than was invoiced': 0,
    'invoice or checkout whose ledger is below zero': 0,
    'payment that has lost more than it held': 0,
    'customer who has used more credit than was kept': 0,
  })
})
