// Two payers on two replicas, and one call to Stripe held in between: what one has reserved, made, closed or read counts for the other,
// before the answer is there.
import { describe, expect } from 'vitest'
import { newId } from '@/lib/ids'
import { type Business, sendBill } from '@/lib/testing/business'
import { withBusiness } from '@/lib/testing/fixtures'
import { testHouse } from '@/lib/testing/house'
import {
  expectBooksToAgree,
  expectInvariants,
  intentsOf,
  invoiceOf,
  paymentsOf,
  referenceIn,
} from '@/lib/testing/payer'
import { openPayment } from './open'
import { reconcilePayment } from './reconcile'
import { recordManualPayment } from './record-manual'
import { sweepPayments } from './sweep'
import { voidInvoice } from './void-invoice'

/** `other` is the same business as a second replica sees it. */
const it = withBusiness.extend('other', { scope: 'file' }, async ({ business, house }, { onCleanup }) => {
  const replica = await testHouse({ withSandbox: true, databaseUrl: house.env.databaseUrl })
  onCleanup(() => replica.close())
  return { ...business, house: replica }
})

it.afterAll(async ({ business }) => {
  await expectBooksToAgree(business)
  await expectInvariants(business)
})

const TOTAL = 14_076
const HALF = TOTAL / 2
/** On a busy machine; below what a payer waits for us. */
const PATIENT = { timeout: 7_000 }

interface Bill {
  invoiceId: string
  token: string
}

const inTwoParts = (business: Business): Promise<Bill> =>
  sendBill(business, {
    paymentPlan: {
      instalments: ['2040-01-31', '2040-02-29'].map((dueDate) => ({ dueDate, percent: 50 })),
      payerMayChoose: 'any',
    },
  })

type Settled<T> = { value: T } | { code: string }

/** What came of it; what is no refusal of ours is thrown. */
async function settled<T>(work: Promise<T>): Promise<Settled<T>> {
  try {
    return { value: await work }
  } catch (error) {
    if (error instanceof Error && 'code' in error && /^[A-Z]\w+\.[A-Z]/.test(String(error.code)))
      return { code: String(error.code) }
    throw error
  }
}

/** Done, or waiting for the very call that is held: then it never is before that is let go. */
async function asFarAsItGets(work: Promise<unknown>): Promise<void> {
  let isDone = false
  const end = () => {
    isDone = true
  }
  work.then(end, end)
  await expect
    .poll(() => isDone, { timeout: 800 })
    .toBe(true)
    .catch(() => undefined)
}

const hold = async ({ accountId, sandbox }: Business, call: object) => {
  const fault = await sandbox.post('faults', { ...call, account: accountId, kind: 'held' })
  return () => sandbox.post(`faults/${String(fault.id)}/release`)
}

/** Nothing where nobody was let in; of what is over, or confirmed already, the page says so. */
const confirm = async ({ sandbox }: Business, clientSecret: string | undefined, method: string) => {
  if (clientSecret === undefined) return
  const body = { payment_method: method }
  await sandbox.post(`payment_intents/${referenceIn(clientSecret)}/pay`, body).catch(() => undefined)
}

/** Both replicas look at everything that is still to be asked about. */
async function hearAll(replicas: readonly Business[], { invoiceId }: Bill): Promise<void> {
  for (const { house } of replicas) {
    house.clock.advance(120)
    await sweepPayments(house)
  }
  for (const replica of replicas)
    for (const { id, source } of await paymentsOf(replica, invoiceId))
      if (source === 'stripe') await settled(reconcilePayment(replica.house, id))
}

async function expectToFit(business: Business, { invoiceId }: Bill, when: string) {
  const { amountCreditedMinor, amountOverpaidMinor, amountPaidMinor, reservedMinor } = await invoiceOf(
    business,
    invoiceId,
  )
  expect(amountPaidMinor + amountCreditedMinor + reservedMinor, when).toBeLessThanOrEqual(TOTAL)
  expect(amountOverpaidMinor, when).toBe(0)
  return amountPaidMinor + reservedMinor
}

const GAPS = [
  ['reserved, and not yet at Stripe', 'before'],
  ['made at Stripe, and not yet known here', 'after'],
] as const

type Act = (other: Business, bill: Bill) => Promise<unknown>

const opens =
  (wish: Parameters<typeof openPayment>[3]): Act =>
  ({ house }, { token }) =>
    openPayment(house, token, null, wish)

const ACTS: [string, Act][] = [
  ['wants the same part', opens({ choice: 'next' })],
  ['wants all of it', opens({ choice: 'full' })],
  ['wants an amount of their own', opens({ choice: 'other', amount: '30.00' })],
  ['wants more than is left beside it', opens({ choice: 'other', amount: '100.00' })],
  [
    'has brought all of it in cash',
    ({ house, organisationId }, { invoiceId }) =>
      recordManualPayment(house, organisationId, invoiceId, {
        ...{ id: newId(), amount: '140.76', paidAt: house.clock.now(), notes: null },
      }),
  ],
  [
    'is the seller, who voids it',
    ({ house, organisationId }, { invoiceId }) => voidInvoice(house, organisationId, invoiceId),
  ],
]

const secretOf = (settled: Settled<unknown>): string | undefined => {
  const value = 'value' in settled ? settled.value : undefined
  const isOpened = typeof value === 'object' && value !== null && 'clientSecret' in value
  return isOpened ? String(value.clientSecret) : undefined
}

describe.each(GAPS)('while a part is %s', (_, when) => {
  it.for(ACTS)('somebody %s (promise 151)', { timeout: 240_000 }, async ([, act], { business, other }) => {
    const bill = await inTwoParts(business)
    const release = await hold(business, { method: 'POST', path: '/v1/payment_intents', when })
    const first = settled(openPayment(business.house, bill.token, null, { choice: 'next' }))
    const isThere = async () =>
      (await paymentsOf(business, bill.invoiceId)).length > 0 &&
      (when === 'before' || (await intentsOf(business, bill.invoiceId)).length > 0)
    await expect.poll(isThere, PATIENT).toBe(true)
    await expectToFit(business, bill, 'held')
    const second = settled(act(other, bill))
    await asFarAsItGets(second)
    await expectToFit(business, bill, 'both')
    await release()
    const [one, two] = await Promise.all([first, second])
    await expectToFit(business, bill, 'let go')
    await confirm(business, secretOf(one), 'pm_sepa_debit')
    await confirm(other, secretOf(two), 'pm_card_visa')
    await hearAll([business, other], bill)
    const coveredMinor = await expectToFit(business, bill, 'heard')
    const attempts = await paymentsOf(business, bill.invoiceId)
    expect(attempts.filter(({ state }) => state === 'opening' || state === 'unknown')).toEqual([])
    const taken = attempts.filter(({ state }) => ['open', 'processing', 'succeeded'].includes(state))
    expect(taken.reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBe(coveredMinor)
    // Somebody got through, but where the seller has called it off.
    const { status } = await invoiceOf(business, bill.invoiceId)
    if (status !== 'Void') expect(coveredMinor).toBeGreaterThanOrEqual(HALF)
    // Nobody pays the same part twice.
    expect(taken.filter(({ choice }) => choice === 'next').length).toBeLessThanOrEqual(1)
  })
})

describe.each(['before', 'after'] as const)('while what gives way is closed (held %s it is)', (when) => {
  it.for(['pm_card_visa', 'pm_sepa_debit'])(
    'its payer confirms by %s',
    async (method, { business, other }) => {
      const bill = await inTwoParts(business)
      const { clientSecret } = await openPayment(business.house, bill.token, null, {
        choice: 'other',
        amount: '40.00',
      })
      const release = await hold(business, { method: 'POST', path: '/v1/payment_intents/*/cancel', when })
      const second = settled(openPayment(other.house, bill.token, null, { choice: 'full' }))
      const isClosed = async () =>
        (await intentsOf(business, bill.invoiceId)).some(({ status }) => status === 'canceled')
      if (when === 'after') await expect.poll(isClosed, PATIENT).toBe(true)
      else await asFarAsItGets(second)
      await confirm(business, clientSecret, method)
      await release()
      const opened = await second
      await hearAll([business, other], bill)
      await expectToFit(business, bill, 'heard')
      expect(opened).toMatchObject({
        value: { amount: { minor: when === 'before' ? TOTAL - 4_000 : TOTAL } },
      })
      await confirm(other, secretOf(opened), 'pm_card_visa')
      await hearAll([other, business], bill)
      expect(await expectToFit(business, bill, 'paid')).toBe(TOTAL)
    },
  )
})

it('what was read before its bank had answered, and is booked behind that, takes nothing back', async ({
  business,
  other,
}) => {
  const bill = await inTwoParts(business)
  const { clientSecret } = await openPayment(business.house, bill.token, null, { choice: 'next' })
  const reference = referenceIn(clientSecret)
  await confirm(business, clientSecret, 'pm_sepa_debit')
  const [payment] = await paymentsOf(business, bill.invoiceId)
  const id = payment?.id ?? ''
  const release = await hold(business, {
    method: 'GET',
    path: `/v1/payment_intents/${reference}`,
    when: 'after',
  })
  const late = reconcilePayment(business.house, id)
  await asFarAsItGets(late)
  await business.sandbox.post(`payment_intents/${reference}/settle`)
  await reconcilePayment(other.house, id)
  const rest = await openPayment(other.house, bill.token, null, { choice: 'full' })
  expect(rest.amount.minor).toBe(HALF)
  await release()
  await late
  expect((await paymentsOf(business, bill.invoiceId))[0]).toMatchObject({ state: 'succeeded' })
  expect(await invoiceOf(business, bill.invoiceId)).toMatchObject({
    amountPaidMinor: HALF,
    reservedMinor: HALF,
  })
})
