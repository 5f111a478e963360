// Whatever the order in which a payment's history is heard, the books come out the same.
import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { invoices } from '@/db/schema/invoices'
import { payments } from '@/db/schema/payments'
import { secondsFrom } from '@/lib/clock'
import type { ObjectFacts } from '@/lib/connector-port/port'
import { accountConnector } from '@/lib/connectors/registry'
import { newId } from '@/lib/ids'
import { settle } from '@/lib/payments/settle'
import type { Business } from '@/lib/testing/business'
import { booksOf, deliver, type Event, eventsOf } from '@/lib/testing/event-delivery'
import { type Bill, openBill } from '@/lib/testing/event-desk'
import { withBusiness as it } from '@/lib/testing/fixtures'
import type { TestHouse } from '@/lib/testing/house'
import { askedRuns, askedSeed, modelTimeoutMs } from '@/lib/testing/model-runs'
import { drainInbox } from './drain-inbox'

type History = ((bill: Bill, business: Business) => Promise<unknown>)[]

/** What happens to a payment, in the order in which it happens. */
const HISTORY: History = [
  async () => undefined,
  (bill) => bill.decline(),
  (bill) => bill.pay(),
  async () => undefined,
  (bill) => bill.act('refund', { amount: 4000 }),
  (bill) => bill.act('refund', { amount: 10076 }),
  (bill) => bill.act('dispute'),
]

const closeDispute =
  (status: string) =>
  async (_: Bill, { accountId, sandbox }: Business) => {
    const [dispute] = await sandbox.objects('dispute', accountId)
    return sandbox.post(`disputes/${dispute?.id}/close`, { status })
  }

const OTHERS: Record<string, History> = {
  'a debit that arrives, is given back in part, and is lost to a dispute': [
    async () => undefined,
    (bill) => bill.pay('pm_sepa_debit'),
    (bill) => bill.act('settle'),
    (bill) => bill.act('refund', { amount: 5000 }),
    (bill) => bill.act('dispute'),
    async () => undefined,
    closeDispute('lost'),
  ],
  'two declines, a payment, a dispute that is won, and all given back': [
    async () => undefined,
    (bill) => bill.decline(),
    (bill) => bill.decline(),
    (bill) => bill.pay(),
    (bill) => bill.act('dispute'),
    closeDispute('won'),
    (bill) => bill.act('refund', { amount: 14_076 }),
  ],
}

const END = {
  payments: [{ state: 'succeeded', providerStatus: 'succeeded', declineCode: null }],
  // What is given back is owed by nobody.
  ledger: ['credit 10076', 'credit 4000', 'payment 14076', 'refund -10076', 'refund -4000'],
  refunds: ['succeeded 10076', 'succeeded 4000'],
  disputes: ['open 14076'],
  letters: ['paid-notice', 'receipt', 'refund-notice', 'refund-notice'],
}

/** What Stripe says after each step of the history. */
async function recordHistory(
  business: Business,
  history = HISTORY,
): Promise<{ bill: Bill; said: ObjectFacts[] }> {
  const bill = await openBill(business)
  const said: ObjectFacts[] = []
  for (const step of history) {
    await step(bill, business)
    said.push(await accountConnector(business.house, business.accountId).read(bill.reference))
  }
  return { bill, said }
}

let copies = 1000

/** The same bill once more, with a payment that is open; `tell` settles it by what Stripe said after a step. */
async function copyOf(house: TestHouse, bill: Bill, said: ObjectFacts[], beganAt: Date) {
  const copy = copies++
  const [invoice] = await house.db.select().from(invoices).where(eq(invoices.id, bill.invoiceId))
  if (!invoice) throw new Error('the bill has no invoice')
  const { outstandingMinor: _, status: __, ...row } = invoice
  const invoiceId = newId()
  await house.db.insert(invoices).values({ ...row, id: invoiceId, number: copy, reservedMinor: 0 })
  const paymentId = newId()
  const reference = `${bill.reference}_${copy}`
  const known = { ...(await bill.payment()), id: paymentId, invoiceId, providerReference: reference }
  await house.db.insert(payments).values(known)
  const own = (facts: ObjectFacts): ObjectFacts => ({
    ...facts,
    reference,
    paymentReference: reference,
    claimedPaymentId: paymentId,
    refunds: facts.refunds.map((refund) => ({ ...refund, reference: `${refund.reference}_${copy}` })),
    disputes: facts.disputes.map((dispute) => ({ ...dispute, reference: `${dispute.reference}_${copy}` })),
  })
  return {
    tell: async (step: number) => {
      const facts = said[step]
      if (facts) await settle(house, known, own(facts), secondsFrom(beganAt, step))
    },
    state: async () => {
      const [payment] = await house.db.select().from(payments).where(eq(payments.id, paymentId))
      const [now] = await house.db.select().from(invoices).where(eq(invoices.id, invoiceId))
      const books = await booksOf(house, invoiceId)
      return JSON.stringify({
        ...books,
        asOf: payment?.factsAsOf,
        charge: payment?.chargeReference,
        status: now?.status,
        owed: now?.outstandingMinor,
      })
    },
  }
}

function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return state / 4_294_967_296
  }
}

/** What each fact makes of each state of the books, found out once. */
function openMemory(house: TestHouse, { bill, said }: { bill: Bill; said: ObjectFacts[] }) {
  const beganAt = new Date()
  const known = new Map<string, Promise<string>>()
  const routes = new Map<string, number[]>()
  const after = async (state: string, step: number): Promise<string> => {
    const route = [...(routes.get(state) ?? []), step]
    const copy = await copyOf(house, bill, said, beganAt)
    for (const one of route) await copy.tell(one)
    const next = await copy.state()
    if (!routes.has(next)) routes.set(next, route)
    return next
  }
  const go = (state: string, step: number): Promise<string> => {
    const key = `${step} ${state}`
    const next = known.get(key) ?? after(state, step)
    known.set(key, next)
    return next
  }
  return {
    go,
    found: () => known.size,
    follow: async (order: readonly number[]) => {
      let state = ''
      for (const step of order) state = await go(state, step)
      return state
    },
  }
}

interface Node {
  /** In rising order. */
  heard: number[]
  state: string
  orders: number
}

/**
 * Settling depends on nothing but the books and what Stripe said. So two orders that leave the same books go on alike, and what a
 * fact makes of them is found out once: all orders are walked, by few settlements. After each fact one that was heard is told again.
 */
async function walkAllOrders({ house }: Business, recorded: { bill: Bill; said: ObjectFacts[] }) {
  const { go } = openMemory(house, recorded)
  let level: Node[] = [{ heard: [], state: '', orders: 1 }]
  let walked = 0
  for (let heard = 0; heard < recorded.said.length; heard++) {
    const edges = level.flatMap((node) =>
      recorded.said.flatMap((_, step) => (node.heard.includes(step) ? [] : [{ node, step }])),
    )
    const next = new Map<string, Node>()
    const walk = async () => {
      for (let edge = edges.pop(); edge; edge = edges.pop()) {
        const { node, step } = edge
        const all = [...node.heard, step].toSorted()
        const state = await go(await go(node.state, step), all[walked++ % all.length] ?? step)
        const key = `${all.join('')} ${state}`
        next.set(key, { heard: all, state, orders: (next.get(key)?.orders ?? 0) + node.orders })
      }
    }
    await Promise.all(Array.from({ length: 8 }, walk))
    level = [...next.values()]
  }
  return level.map(({ orders, state }) => ({ orders, state }))
}

// promise 46
it('seven facts end the same in all 5,040 orders, each delivered twice', {
  timeout: 240_000,
}, async ({ business }) => {
  const ends = await walkAllOrders(business, await recordHistory(business))
  expect(ends.map(({ orders }) => orders)).toEqual([5040])
  expect(JSON.parse(ends[0]?.state ?? '')).toMatchObject(END)
})

/** Every fact at least once, and up to seventeen more times one of them. */
function longOrder(random: () => number): number[] {
  const below = (count: number) => Math.floor(random() * count)
  const steps = HISTORY.map((_, step) => step)
  const more = Array.from({ length: 1 + below(17) }, () => below(HISTORY.length))
  const keyed = [...steps, ...more].map((step) => ({ step, at: random() }))
  return keyed.toSorted((a, b) => a.at - b.at).map(({ step }) => step)
}

// promise 46
for (const [name, history] of Object.entries({
  'a decline, a payment and what takes it back': HISTORY,
  ...OTHERS,
}))
  it.runIf(askedRuns !== undefined || history === HISTORY)(
    `longer orders end the same: ${name}`,
    { timeout: modelTimeoutMs(240_000) },
    async ({ business, house }) => {
      const recorded = await recordHistory(business, history)
      const { follow, found } = openMemory(house, recorded)
      const random = seeded(askedSeed ?? 46)
      const runs = askedRuns ?? 60
      const ends = new Set<string>()
      for (let told = 0; told < runs; told++) ends.add(await follow(longOrder(random)))
      const inOrder = await follow(history.map((_, step) => step))
      expect([...ends]).toEqual([inOrder])
      if (askedRuns === undefined) return
      const all = await walkAllOrders(business, recorded)
      expect(all).toEqual([{ orders: 5040, state: inOrder }])
      console.log(`${name}: ${runs} longer orders by ${found()} settlements, and 5,040 orders: one end`)
    },
  )

const TOLD = [
  'payment_intent.created',
  'payment_intent.payment_failed',
  'payment_intent.succeeded',
  'charge.succeeded',
  'charge.refunded',
  'charge.dispute.created',
]

const toldEvents = async (business: Business) =>
  (await eventsOf(business)).filter(({ type }) => TOLD.includes(type))

const referenceOf = (event: Event): string => /pi_\w+/.exec(JSON.stringify(event.data))?.[0] ?? ''

// promise 46
it('sixty invoices end the same with events late, duplicated and in any order', {
  timeout: 240_000,
}, async ({ business, house }) => {
  const random = seeded(46)
  const pick = <T>(list: T[]): T | undefined => list[Math.floor(random() * list.length)]
  const bills: { bill: Bill; step: number }[] = []
  for (let made = 0; made < 60; made += 6)
    bills.push(
      ...(await Promise.all(
        Array.from({ length: 6 }, async () => ({ bill: await openBill(business), step: 0 })),
      )),
    )
  for (let round = 0; bills.some(({ step }) => step < HISTORY.length); round++) {
    const known = new Map<string, Event[]>()
    for (const event of await toldEvents(business))
      known.set(referenceOf(event), [...(known.get(referenceOf(event)) ?? []), event])
    for (const entry of bills) {
      const late = pick(known.get(entry.bill.reference) ?? [])
      if (late && random() < 0.6) await deliver(house, late)
      if (late && random() < 0.2) await deliver(house, { ...late, id: `${late.id}_${round}` })
      if (random() < 0.8) await HISTORY[entry.step++]?.(entry.bill, business)
    }
    await drainInbox(house)
  }
  const rest = (await toldEvents(business))
    .map((event) => ({ event, at: random() }))
    .sort((a, b) => a.at - b.at)
  for (const { event } of rest) await deliver(house, event)
  await Promise.all([drainInbox(house), drainInbox(house)])
  for (const { bill } of bills) expect(await bill.books()).toEqual(END)
})
