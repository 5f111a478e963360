// Whatever happens, in whatever order: after each step our books say what the sandbox's ledger says.
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { Failure } from '@/lib/failure/failure'
import { newId } from '@/lib/ids'
import { sweepRefunds } from '@/lib/sessions/sweep'
import { type Business, openBusiness, sendBill } from '@/lib/testing/business'
import { type TestHouse, testHouse } from '@/lib/testing/house'
import { modelRuns, modelTimeoutMs } from '@/lib/testing/model-runs'
import {
  expectBooksToAgree,
  expectInvariants,
  hearEvents,
  intentsOf,
  invoiceOf,
  paymentsOf,
} from '@/lib/testing/payer'
import { openPayment } from './open'
import { recordManualPayment } from './record-manual'
import { refundPayment } from './refund'
import { sweepPayments } from './sweep'
import { voidInvoice } from './void-invoice'

let house: TestHouse
let business: Business

beforeAll(async () => {
  house = await testHouse({ withSandbox: true })
})
afterAll(() => house.close())

/** What is refused with reason is part of the story; anything that is neither a failure of ours nor of the sandbox's is not. */
async function attempt(step: () => Promise<unknown>): Promise<void> {
  try {
    await step()
  } catch (error) {
    const isRefusal =
      error instanceof Failure || (error instanceof Error && /^POST .*: 40\d /.test(error.message))
    if (!isRefusal) throw error
  }
}

interface Bill {
  invoiceId: string
  token: string
}

const lastIntent = async ({ invoiceId }: Bill) => String((await intentsOf(business, invoiceId))[0]?.id)
const act = async (bill: Bill, verb: string, body: object = {}) =>
  business.sandbox.post(`payment_intents/${await lastIntent(bill)}/${verb}`, body)
const byHand = ({ invoiceId }: Bill, minor: number) =>
  recordManualPayment(house, business.organisationId, invoiceId, {
    id: newId(),
    amount: (minor / 100).toFixed(2),
    paidAt: house.clock.now(),
    notes: null,
  })

async function giveBack({ invoiceId }: Bill, minor: number) {
  const [payment] = (await paymentsOf(business, invoiceId)).filter(({ state }) => state === 'succeeded')
  const order = { id: newId(), amount: (minor / 100).toFixed(2), reason: null }
  if (payment) await refundPayment(house, business.organisationId, invoiceId, payment.id, order)
}

async function closeDispute(bill: Bill, status: string) {
  const intent = await lastIntent(bill)
  const disputes = await business.sandbox.objects('dispute', business.accountId)
  const dispute = disputes.find((one) => one.payment_intent === intent)
  if (dispute) await business.sandbox.post(`disputes/${dispute.id}/close`, { status })
}

const lose = (business: Business, kind: string) =>
  business.sandbox.post('faults', {
    account: business.accountId,
    method: 'POST',
    path: '/v1/*',
    kind,
    when: 'after',
    times: 1,
  })

const STEPS: Record<string, (bill: Bill, minor: number) => Promise<unknown>> = {
  open: ({ token }) => openPayment(house, token),
  pay: (bill) => act(bill, 'pay'),
  debit: (bill) => act(bill, 'pay', { payment_method: 'pm_sepa_debit' }),
  settle: (bill) => act(bill, 'settle'),
  fail: (bill) => act(bill, 'fail'),
  decline: (bill) => act(bill, 'pay', { payment_method: 'pm_card_chargeDeclined' }),
  'part by hand': byHand,
  'all by hand': async (bill) => byHand(bill, (await invoiceOf(business, bill.invoiceId)).outstandingMinor),
  refund: giveBack,
  'refund at Stripe': (bill, minor) => act(bill, 'refund', { amount: minor }),
  dispute: (bill) => act(bill, 'dispute'),
  'dispute lost': (bill) => closeDispute(bill, 'lost'),
  'dispute won': (bill) => closeDispute(bill, 'won'),
  void: ({ invoiceId }) => voidInvoice(house, business.organisationId, invoiceId),
  'answer lost': () => lose(business, 'drop'),
  'answer broken': () => lose(business, '500'),
  'open twice, pay and void at once': ({ invoiceId, token }) =>
    Promise.all(
      [
        () => openPayment(house, token),
        () => openPayment(house, token),
        async () => act({ invoiceId, token }, 'pay'),
        () => voidInvoice(house, business.organisationId, invoiceId),
      ].map(attempt),
    ),
}

async function catchUp(heard: string) {
  await hearEvents(business, heard === 'reversed' ? (events) => events.reverse() : undefined)
  // The time of every look has come. (Moving our clock far from Stripe's would be another story.)
  const { $client: sql } = house.db
  for (let turn = 0; turn < 3; turn++) {
    await sql`update payments set next_check_at = to_timestamp(0) where next_check_at is not null`
    await sql`update refunds set next_try_at = to_timestamp(0) where next_try_at is not null`
    await sweepPayments(house)
    await sweepRefunds(house)
  }
}

const anyStep = fc.constantFrom(...Object.keys(STEPS))
const story = fc.array(
  fc.record({
    // Money has to come before it can go, so payments are more likely than the rest.
    step: fc.oneof(
      { weight: 3, arbitrary: anyStep },
      { weight: 1, arbitrary: fc.constantFrom('open', 'pay') },
    ),
    minor: fc.constantFrom(50, 4076, 10_000, 14_076),
    heard: fc.constantFrom('in order', 'reversed', 'later'),
  }),
  { minLength: 4, maxLength: 10 },
)

it('agrees with Stripe’s ledger after every step of any story', {
  timeout: modelTimeoutMs(240_000),
}, async () => {
  // promise 1, promise 2, promise 3, promise 4
  await fc.assert(
    fc.asyncProperty(story, async (steps) => {
      business = await openBusiness(house)
      const bill = await sendBill(business)
      for (const { heard, minor, step } of [...steps, { step: 'open', minor: 0, heard: 'in order' }]) {
        await attempt(async () => STEPS[step]?.(bill, minor))
        if (heard === 'later') continue
        await catchUp(heard)
        await expectBooksToAgree(business)
        await expectInvariants(business)
        const { outstandingMinor, status, totalMinor } = await invoiceOf(business, bill.invoiceId)
        expect(outstandingMinor).toBeLessThanOrEqual(status === 'Void' ? 0 : totalMinor)
        const open = (await intentsOf(business, bill.invoiceId)).filter(
          (intent) => intent.status !== 'canceled' && intent.status !== 'succeeded',
        )
        expect(open.length).toBeLessThanOrEqual(1)
      }
    }),
    modelRuns(12, 20_000),
  )
})
