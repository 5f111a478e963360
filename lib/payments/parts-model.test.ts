// Whatever payers, banks and sellers do to an invoice that is paid in parts: what is paid, under way and left is what an independent
// model says, and never more is under way than is owed. `MODEL_RUNS=10000` tells that many stories.
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { secondsFrom } from '@/lib/clock'
import { createCreditNote } from '@/lib/credit-notes/create'
import { Failure } from '@/lib/failure/failure'
import { newId } from '@/lib/ids'
import { countInvariants } from '@/lib/invariants'
import { sweepRefunds } from '@/lib/sessions/sweep'
import { type Business, openBusiness, sendBill } from '@/lib/testing/business'
import { type TestHouse, testHouse } from '@/lib/testing/house'
import { modelRuns, modelTimeoutMs } from '@/lib/testing/model-runs'
import { invoiceOf, paymentsOf, referenceIn } from '@/lib/testing/payer'
import { END_UNCONFIRMED } from './end-unconfirmed'
import { issueCreditNote } from './issue-credit-note'
import { openPayment } from './open'
import { reconcilePayment } from './reconcile'
import { recordManualPayment } from './record-manual'
import { refundPayment } from './refund'
import { voidInvoice } from './void-invoice'

let house: TestHouse
let business: Business

beforeAll(async () => {
  house = await testHouse({ withSandbox: true })
  business = await openBusiness(house)
})
afterAll(() => house.close())

const TOTAL = 100_00
const LEAST = 50
const major = (minor: number) => (minor / 100).toFixed(2)

type State = 'open' | 'processing' | 'succeeded' | 'cancelled'

interface Attempt {
  choice: string
  minor: number
  /** As our books know it, and as it is at Stripe, of which nobody may have told us yet. */
  known: State
  real: State
  /** A debit that failed. */
  isDeclined: boolean
  reference: string
  returned: number
  lost: number
}

interface Model {
  ends: number[]
  mayChoose: 'full' | 'next' | 'any'
  least: number
  attempts: Attempt[]
  byHand: number
  credited: number
  seenCredited: number
  /** Something was credited while money was under way. */
  isGranted: boolean
  isVoid: boolean
}

const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0)
const left = (it: Attempt) => (it.known === 'succeeded' ? Math.max(it.minor - it.returned - it.lost, 0) : 0)
const paidOf = (m: Model) => m.byHand + sum(m.attempts.map(left))
const owedOf = (m: Model) => (m.isVoid ? 0 : Math.max(TOTAL - paidOf(m) - m.credited, 0))
const overOf = (m: Model) => Math.max(paidOf(m) + m.credited - (m.isVoid ? 0 : TOTAL), 0)
const knownAs = (m: Model, state: State) => m.attempts.filter(({ known }) => known === state)
const underWay = (m: Model) => sum(knownAs(m, 'processing').map(({ minor }) => minor))

/** What Stripe says is heard; a success beyond what is owed goes back by itself. */
function hear(m: Model, attempt: Attempt): void {
  if (attempt.known === attempt.real) return
  const surplus = attempt.real === 'succeeded' ? Math.max(attempt.minor - owedOf(m), 0) : 0
  attempt.known = attempt.real
  attempt.returned += surplus
}

/** Closed where it is still open; else it is heard how it stands. */
function close(m: Model, attempt: Attempt): void {
  if (attempt.real === 'open') attempt.real = 'cancelled'
  hear(m, attempt)
}

/** What a choice comes to by the contract alone; or why it is refused. */
function chosen(m: Model, choice: string, wished: number): number | string {
  const free = owedOf(m) - underWay(m)
  if (m.isVoid || owedOf(m) === 0 || free <= 0) return 'Payment.InvoiceNotPayable'
  const all = free >= LEAST ? free : 'Payment.InvoiceNotPayable'
  const isFine = (minor: number) => minor >= LEAST && (minor === free || free - minor >= LEAST)
  if (choice === 'full') return all
  if (choice === 'next') {
    if (m.mayChoose === 'full') return 'Payment.ChoiceNotOffered'
    const end = m.ends.find((it) => it - (TOTAL - free) >= LEAST)
    const minor = end === undefined ? free : end - (TOTAL - free)
    return isFine(minor) ? minor : all
  }
  if (m.mayChoose !== 'any' || free < LEAST) return 'Payment.ChoiceNotOffered'
  const least = Math.min(Math.max(m.least, LEAST), free)
  return wished >= least && wished <= free && isFine(wished) ? wished : 'Payment.AmountOutOfRange'
}

/** Answers the attempt that is paid in, or the refusal. */
function open(m: Model, choice: string, wished: number): Attempt | string {
  for (;;) {
    const minor = chosen(m, choice, wished)
    if (typeof minor === 'string') return minor
    const opened = knownAs(m, 'open')
    const same = opened.find(
      (it) => it.choice === choice && it.minor === minor && (choice !== 'other' || it.isDeclined),
    )
    if (same?.real === 'open') return same
    if (same) {
      hear(m, same)
      continue
    }
    const free = owedOf(m) - underWay(m)
    let reserved = sum(opened.map((it) => it.minor))
    const inTheWay = opened.filter((it) => {
      if (reserved + minor <= free) return false
      reserved -= it.minor
      return true
    })
    if (inTheWay.length > 0) {
      for (const it of inTheWay) close(m, it)
      continue
    }
    const attempt: Attempt = {
      ...{
        choice,
        minor,
        known: 'open',
        real: 'open',
        isDeclined: false,
        reference: '',
        returned: 0,
        lost: 0,
      },
    }
    m.attempts.push(attempt)
    return attempt
  }
}

interface Bill {
  invoiceId: string
  token: string
}

async function codeOf(work: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await work()
    return undefined
  } catch (error) {
    if (error instanceof Failure) return error.code
    throw error
  }
}

const idOf = async ({ invoiceId }: Bill, { reference }: Attempt): Promise<string> =>
  (await paymentsOf(business, invoiceId)).find((it) => it.providerReference === reference)?.id ?? ''

/** Somebody tells us, as an event does; what is surplus goes back. */
async function tell(bill: Bill, attempt: Attempt): Promise<void> {
  await reconcilePayment(house, await idOf(bill, attempt))
  await giveBack()
}

async function giveBack(): Promise<void> {
  const due = await house.db.$client`
    update refunds set next_try_at = to_timestamp(0) where next_try_at is not null and state = 'opening' returning id`
  if (due.length > 0) await sweepRefunds(house)
}

const act = (attempt: Attempt, verb: string, body: object = {}) =>
  business.sandbox.post(`payment_intents/${attempt.reference}/${verb}`, body)

const pick = (list: Attempt[], at: number): Attempt | undefined => list[at % Math.max(list.length, 1)]

interface Step {
  step: string
  minor: number
  choice: string
  at: number
  isHeard: boolean
}

type Play = (m: Model, bill: Bill, step: Step) => Promise<void>

const confirm =
  (real: State, method: string): Play =>
  async (m, bill, { at, isHeard }) => {
    const attempt = pick(
      m.attempts.filter((it) => it.real === 'open'),
      at,
    )
    if (!attempt) return
    await act(attempt, 'pay', { payment_method: method })
    attempt.real = real
    if (!isHeard) return
    await tell(bill, attempt)
    hear(m, attempt)
  }

/** A bank decides on what is processing, whether we know that or not. */
const decide =
  (real: State, verb: string): Play =>
  async (m, bill, { at }) => {
    const attempt = pick(
      m.attempts.filter((it) => it.real === 'processing'),
      at,
    )
    if (!attempt) return
    await act(attempt, verb)
    attempt.real = real
    if (real === 'open') attempt.isDeclined = true
    await tell(bill, attempt)
    hear(m, attempt)
  }

const PLAYS: Record<string, Play> = {
  open: async (m, { token }, { choice, minor }) => {
    const expected = open(m, choice, minor)
    const wish = { choice, ...(choice === 'other' && { amount: major(minor) }) } as never
    const opened = await openPayment(house, token, null, wish).catch((error: unknown) => error)
    await giveBack()
    if (typeof expected === 'string') {
      expect(opened).toMatchObject({ code: expected })
      return
    }
    expect(opened).toMatchObject({ amount: { minor: expected.minor } })
    const reference = referenceIn((opened as { clientSecret: string }).clientSecret)
    if (expected.reference) expect(reference).toBe(expected.reference)
    expected.reference = reference
  },
  'pay by card': confirm('succeeded', 'pm_card_visa'),
  'debit begins': confirm('processing', 'pm_sepa_debit'),
  'debit arrives': decide('succeeded', 'settle'),
  'debit fails': decide('open', 'fail'),
  'nobody confirms': async (m) => {
    while ((await END_UNCONFIRMED.run(house, secondsFrom(house.clock.now(), 3_600))) > 0);
    await giveBack()
    for (const it of knownAs(m, 'open')) close(m, it)
  },
  refund: async (m, bill, { at, isHeard, minor }) => {
    const attempt = pick(knownAs(m, 'succeeded'), at)
    const room = attempt ? Math.min(left(attempt), attempt.minor - attempt.returned) : 0
    if (!attempt || attempt.lost > 0 || room === 0) return
    const amount = Math.min(minor, room)
    const order = { id: newId(), amount: major(amount), reason: null, owedAgain: isHeard }
    await refundPayment(house, business.organisationId, bill.invoiceId, await idOf(bill, attempt), order)
    const beyond = () => Math.max(owedOf(m) - overOf(m), 0)
    const before = beyond()
    attempt.returned += amount
    if (!isHeard) m.credited += Math.min(beyond() - before, TOTAL - m.credited)
  },
  'dispute lost': async (m, bill, { at }) => {
    const attempt = pick(
      knownAs(m, 'succeeded').filter(({ lost, returned }) => lost + returned === 0),
      at,
    )
    if (!attempt) return
    const dispute = await act(attempt, 'dispute')
    await business.sandbox.post(`disputes/${dispute.id}/close`, { status: 'lost' })
    attempt.lost = attempt.minor
    await tell(bill, attempt)
  },
  'credit note': async (m, { invoiceId }, { minor }) => {
    const amountMinor = Math.min(minor, TOTAL - m.credited)
    if (m.isVoid || amountMinor <= 0) return
    const { organisationId } = business
    const order = { id: newId(), organisationId, invoiceId, amountMinor, reason: 'Late' }
    await createCreditNote(house, order)
    await issueCreditNote(house, organisationId, order.id)
    await giveBack()
    for (const it of knownAs(m, 'open')) close(m, it)
    m.credited += amountMinor
  },
  'by hand': async (m, { invoiceId }, { minor }) => {
    const order = { id: newId(), amount: major(minor), paidAt: house.clock.now(), notes: null }
    const code = await codeOf(() => recordManualPayment(house, business.organisationId, invoiceId, order))
    await giveBack()
    const refusal = () =>
      m.isVoid || owedOf(m) === 0
        ? 'Payment.InvoiceNotPayable'
        : minor > owedOf(m)
          ? 'Payment.ExceedsOutstanding'
          : undefined
    const early = refusal()
    if (!early) for (const it of knownAs(m, 'open')) close(m, it)
    const late =
      early ??
      refusal() ??
      (underWay(m) > 0 && minor > owedOf(m) - underWay(m) ? 'Payment.InFlight' : undefined)
    expect(code).toBe(late)
    if (!late) m.byHand += minor
  },
  void: async (m, { invoiceId }) => {
    const code = await codeOf(() => voidInvoice(house, business.organisationId, invoiceId))
    await giveBack()
    const isOut = () => m.isVoid || paidOf(m) > 0 || m.credited > 0
    let isRefused = isOut() || underWay(m) > 0
    for (const it of knownAs(m, 'open')) {
      if (isRefused) break
      close(m, it)
      isRefused = it.known === 'processing'
    }
    isRefused ||= isOut()
    expect(code).toBe(isRefused ? 'Invoice.NotVoidable' : undefined)
    m.isVoid ||= !isRefused
  },
}

async function agrees(m: Model, { invoiceId }: Bill, step: string): Promise<void> {
  const { amountCreditedMinor, amountOverpaidMinor, amountPaidMinor, outstandingMinor, reservedMinor } =
    await invoiceOf(business, invoiceId)
  const reserved = sum([...knownAs(m, 'open'), ...knownAs(m, 'processing')].map(({ minor }) => minor))
  expect(
    { amountCreditedMinor, amountOverpaidMinor, amountPaidMinor, outstandingMinor, reservedMinor },
    step,
  ).toEqual({
    ...{ amountCreditedMinor: m.credited, amountOverpaidMinor: overOf(m), amountPaidMinor: paidOf(m) },
    ...{ outstandingMinor: owedOf(m), reservedMinor: reserved },
  })
  const ours = await paymentsOf(business, invoiceId)
  const online = ours.filter(({ source }) => source === 'stripe').map((it) => `${it.amountMinor} ${it.state}`)
  expect(online, step).toEqual(m.attempts.map(({ known, minor }) => `${minor} ${known}`))
  // A credit beside a debit under way is allowed; without one, nothing is ever under way beyond what is owed.
  m.isGranted ||= underWay(m) > 0 && m.credited > m.seenCredited
  m.seenCredited = m.credited
  if (reserved > 0 && !m.isGranted) expect(paidOf(m) + m.credited + reserved, step).toBeLessThanOrEqual(TOTAL)
}

const BLANK = { byHand: 0, credited: 0, seenCredited: 0, isGranted: false, isVoid: false }

const story = fc.record({
  cuts: fc.uniqueArray(fc.integer({ min: 1, max: TOTAL - 1 }), { maxLength: 3 }),
  mayChoose: fc.constantFrom<Model['mayChoose']>('full', 'next', 'any', 'any'),
  least: fc.constantFrom(1, 20_00),
  steps: fc.array(
    fc.record({
      step: fc.oneof(
        { weight: 3, arbitrary: fc.constantFrom(...Object.keys(PLAYS)) },
        { weight: 4, arbitrary: fc.constantFrom('open', 'open', 'pay by card', 'debit begins') },
      ),
      choice: fc.constantFrom('full', 'next', 'next', 'other', 'other'),
      minor: fc.constantFrom(50, 10_00, 30_00, 33_33, 60_00, 99_70, TOTAL),
      at: fc.nat(3),
      isHeard: fc.boolean(),
    }),
    { minLength: 4, maxLength: 12 },
  ),
})

it('what is paid, under way and left of an invoice in parts is what the model says, whatever happens in whatever order', {
  timeout: modelTimeoutMs(240_000),
}, async () => {
  // promise 151, promise 1, promise 2
  await fc.assert(
    fc.asyncProperty(story, async ({ cuts, least, mayChoose, steps }) => {
      const ends = [...cuts.toSorted((a, b) => a - b), TOTAL]
      const m: Model = { ends, mayChoose, least, attempts: [], ...BLANK }
      const lineItems = [{ description: 'Kitchen', quantity: 1, unitPrice: major(TOTAL) }]
      const instalments = ends.map((end, at) => ({
        ...{ dueDate: `2040-01-0${at + 1}`, amount: major(end - (ends[at - 1] ?? 0)) },
      }))
      const paymentPlan = { instalments, payerMayChoose: mayChoose, minimumAmount: major(least) }
      const bill = await sendBill(business, { lineItems, paymentPlan })
      for (const step of steps) {
        await PLAYS[step.step]?.(m, bill, step)
        await agrees(m, bill, step.step)
      }
    }),
    modelRuns(25, 45_000),
  )
  expect(await countInvariants(house)).toMatchObject({
    'invoice differs from its ledger': 0,
    'invoice that reserves another amount than its live payments': 0,
    'payment plan whose parts are not the total': 0,
    'credit of an invoice that is not that of its credit notes': 0,
    'payment that has lost more than it held': 0,
  })
})
