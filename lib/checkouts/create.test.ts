// One open checkout for a reference, whoever asks, however many at once, and whatever breaks on the way.
import { describe, expect } from 'vitest'
import { Failure } from '@/lib/failure/failure'
import { newId } from '@/lib/ids'
import { sweepPayments } from '@/lib/payments/sweep'
import { withBusiness as it } from '@/lib/testing/fixtures'
import type { TestHouse } from '@/lib/testing/house'
import { expectBooksToAgree, expectInvariants, hearEvents } from '@/lib/testing/payer'
import { checkoutsOf, openShop, orderOf, type Shop, sessionsOf } from '@/lib/testing/shop'
import { createCheckout } from './create'
import { checkoutStatus } from './status'

const pay = (shop: Shop, session: string, payment_method = 'pm_card_visa') =>
  shop.sandbox.post(`checkout_sessions/${session}/pay`, { payment_method })

const create = (shop: Shop, reference: string, other: Parameters<typeof orderOf>[1] = {}) =>
  createCheckout(shop.house, orderOf(shop, { internalReferenceId: reference, ...other }))

it('opens a checkout session on the connected account, at stored prices and with our application fee', async ({
  shop,
}) => {
  const reference = newId()
  const { articleId } = { articleId: shop.haircut }
  const { session } = await create(shop, reference, {
    articles: [
      { articleId, articleTypeId: 1, quantity: 2 },
      { articleId: shop.shampoo, articleTypeId: undefined, quantity: 1 },
    ],
  })
  expect(session).toMatchObject({ state: 'open', amountMinor: 9950, currency: 'EUR' })
  const [made] = await sessionsOf(shop, reference)
  expect(made).toMatchObject({
    id: session.reference,
    amount_total: 9950,
    locale: 'de',
    ui_mode: 'hosted_page',
  })
  await pay(shop, session.reference)
  await hearEvents(shop)
  const [row] = await checkoutsOf(shop, reference)
  expect(row).toMatchObject({
    checkout: { state: 'complete', amountPaidMinor: 9950 },
    payment: { state: 'succeeded', feeMinor: 249, sessionReference: session.reference },
  })
  const intents = await shop.sandbox.objects('payment_intent', shop.accountId)
  expect(intents.find(({ id }) => id === row?.payment.providerReference)).toMatchObject({
    statement_descriptor_suffix: expect.stringMatching(/^[A-Z0-9-]{2,10}$/),
    application_fee_amount: 249,
  })
  await expectBooksToAgree(shop)
})

it('expires the open session at Stripe before it makes another', async ({ shop }) => {
  const reference = newId()
  const first = await create(shop, reference)
  const second = await create(shop, reference)
  expect(second.session.reference).not.toBe(first.session.reference)
  expect((await sessionsOf(shop, reference)).map(({ status }) => status)).toEqual(['expired', 'open'])
  expect((await checkoutsOf(shop, reference)).map(({ checkout }) => checkout.state)).toEqual([
    'expired',
    'open',
  ])
  const calls = (await shop.sandbox.requests(shop.accountId))
    .filter(({ method, path }) => method === 'POST' && path.startsWith('/v1/checkout/sessions'))
    .map(({ path }) => path)
  expect(calls.slice(-2)).toEqual([
    `/v1/checkout/sessions/${first.session.reference}/expire`,
    '/v1/checkout/sessions',
  ])
})

/** Who lost so many turns to others that nobody waits any longer asks again, as `Retry-After` says, until it is their turn. */
async function createAtLast(...order: Parameters<typeof create>): ReturnType<typeof create> {
  for (;;) {
    try {
      return await create(...order)
    } catch (error) {
      if (!(error instanceof Failure && error.code === 'Payment.ProviderError')) throw error
    }
  }
}

it.for([
  ['the same', false],
  ['each another', true],
] as const)('ends with one open session when 20 ask at once for %s', async ([_, isVaried], { shop }) => {
  const reference = newId()
  const opened = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      createAtLast(shop, reference, {
        articles: [{ articleId: shop.haircut, articleTypeId: 1, quantity: isVaried ? index + 1 : 1 }],
      }),
    ),
  )
  expect(opened).toHaveLength(20)
  const sessions = await sessionsOf(shop, reference)
  expect(sessions.filter(({ status }) => status === 'open')).toHaveLength(1)
  const rows = await checkoutsOf(shop, reference)
  expect(rows.filter(({ checkout }) => checkout.state === 'open')).toHaveLength(1)
})

it('creates nothing new once the reference is paid, whether we have heard of it or not', async ({ shop }) => {
  const reference = newId()
  const { session } = await create(shop, reference)
  await pay(shop, session.reference)
  await expect(create(shop, reference)).rejects.toMatchObject({ code: 'Checkout.AlreadyComplete' })
  await hearEvents(shop)
  await expect(create(shop, reference)).rejects.toMatchObject({ code: 'Checkout.AlreadyComplete' })
  expect(await sessionsOf(shop, reference)).toHaveLength(1)
  await expectBooksToAgree(shop)
})

it('never takes the money twice when a call races a payment', async ({ shop }) => {
  // promise 3
  for (let round = 0; round < 5; round++) {
    const reference = newId()
    const { session } = await create(shop, reference)
    const [paid, made] = await Promise.allSettled([pay(shop, session.reference), create(shop, reference)])
    if (paid.status === 'fulfilled')
      expect(made).toMatchObject({ status: 'rejected', reason: { code: 'Checkout.AlreadyComplete' } })
    else expect(made.status).toBe('fulfilled')
    const sessions = await sessionsOf(shop, reference)
    expect(sessions.filter(({ status }) => status !== 'expired')).toHaveLength(1)
  }
  await hearEvents(shop)
  await expectBooksToAgree(shop)
})

describe('a bank debit', () => {
  it('is not paid when it is complete, but when the bank says so', async ({ shop }) => {
    const reference = newId()
    const { session } = await create(shop, reference)
    await pay(shop, session.reference, 'pm_sepa_debit')
    await hearEvents(shop)
    const [row] = await checkoutsOf(shop, reference)
    expect(row).toMatchObject({
      checkout: { state: 'complete', amountPaidMinor: 0 },
      payment: { state: 'processing' },
    })
    await expect(create(shop, reference)).rejects.toMatchObject({ code: 'Checkout.AlreadyComplete' })
    await shop.sandbox.post(`payment_intents/${row?.payment.providerReference}/settle`)
    await hearEvents(shop)
    expect((await checkoutsOf(shop, reference))[0]).toMatchObject({
      checkout: { state: 'complete', amountPaidMinor: 4500 },
      payment: { state: 'succeeded' },
    })
    await expectBooksToAgree(shop)
  })

  it('that fails frees the reference again', async ({ shop }) => {
    const reference = newId()
    const { session } = await create(shop, reference)
    await pay(shop, session.reference, 'pm_sepa_debit')
    await hearEvents(shop)
    const [row] = await checkoutsOf(shop, reference)
    await shop.sandbox.post(`payment_intents/${row?.payment.providerReference}/fail`)
    await hearEvents(shop)
    expect((await checkoutsOf(shop, reference))[0]).toMatchObject({
      checkout: { state: 'expired', amountPaidMinor: 0 },
      payment: { state: 'failed' },
    })
    await pay(shop, (await create(shop, reference)).session.reference)
    await hearEvents(shop)
    await expectBooksToAgree(shop)
  })
})

it('stays open after a decline, and is paid by another card', async ({ shop }) => {
  const reference = newId()
  const { session } = await create(shop, reference)
  await expect(pay(shop, session.reference, 'pm_card_chargeDeclined')).rejects.toThrow(/declined/)
  await hearEvents(shop)
  expect((await checkoutsOf(shop, reference))[0]).toMatchObject({
    checkout: { state: 'open' },
    payment: { state: 'open', declineCode: 'generic_decline' },
  })
  await pay(shop, session.reference)
  await hearEvents(shop)
  expect((await checkoutsOf(shop, reference))[0]?.checkout.amountPaidMinor).toBe(4500)
})

it('follows a checkout session that expires on its own', async ({ shop }) => {
  const reference = newId()
  const { session } = await create(shop, reference)
  await shop.sandbox.post(`checkout_sessions/${session.reference}/expire`)
  await hearEvents(shop)
  expect((await checkoutsOf(shop, reference))[0]).toMatchObject({
    checkout: { state: 'expired' },
    payment: { state: 'cancelled', nextCheckAt: null },
  })
})

it('the status is current before any event has arrived, and unavailable for others’ checkouts', async ({
  house,
  shop,
}) => {
  const { session } = await create(shop, newId())
  const read = () => checkoutStatus(house, shop.organisationId, session.reference)
  expect((await read()).checkout.state).toBe('open')
  await pay(shop, session.reference)
  house.clock.advance(5)
  expect((await read()).checkout.state).toBe('complete')
  await expect(checkoutStatus(house, newId(), session.reference)).rejects.toMatchObject({
    code: 'Checkout.NotFound',
  })
})

it('books a refund from Stripe’s dashboard', async ({ shop }) => {
  const reference = newId()
  const { session } = await create(shop, reference)
  await pay(shop, session.reference)
  await hearEvents(shop)
  const [row] = await checkoutsOf(shop, reference)
  await shop.sandbox.post(`payment_intents/${row?.payment.providerReference}/refund`, { amount: 1000 })
  await hearEvents(shop)
  expect((await checkoutsOf(shop, reference))[0]?.checkout).toMatchObject({
    amountPaidMinor: 3500,
    amountRefundedMinor: 1000,
    state: 'complete',
  })
  await expectBooksToAgree(shop)
})

describe('while Stripe is broken, silent or unwilling', () => {
  let broken: Shop

  /** Faults are shared by all who use the sandbox, so each story has an account of its own. */
  const begin = async (
    house: TestHouse,
    path: string,
    kind: string,
    when: 'before' | 'after',
    times: number,
  ) => {
    broken = await openShop(house)
    const fault = () =>
      broken.sandbox.post('faults', { method: 'POST', path, account: broken.accountId, kind, when, times })
    const order = orderOf(broken)
    return { fault, order, reference: order.internalReferenceId }
  }
  const openSessions = async (reference: string) =>
    (await sessionsOf(broken, reference)).filter(({ status }) => status === 'open')

  it.for<[string, 'before' | 'after', number]>([
    // promise 31, promise 120
    ['drop', 'before', 1],
    ['drop', 'after', 3],
    ['429', 'before', 3],
    ['500', 'after', 1],
  ])(
    'the same call succeeds although Stripe answers %s %s the effect, %i times',
    async ([kind, when, times], { house }) => {
      const { fault, order, reference } = await begin(house, '/v1/checkout/sessions', kind, when, times)
      await fault()
      const { session } = await createCheckout(house, order)
      expect((await openSessions(reference)).map(({ id }) => id)).toEqual([session.reference])
    },
  )

  it('the sweep finds the checkout session whose response was lost, and the next call expires it', async ({
    house,
  }) => {
    const { fault, order, reference } = await begin(house, '/v1/checkout/sessions', 'drop', 'after', 4)
    await fault()
    await expect(createCheckout(house, order)).rejects.toMatchObject({ code: 'Payment.ProviderError' })
    expect((await checkoutsOf(broken, reference))[0]?.payment).toMatchObject({
      state: 'unknown',
      sessionReference: null,
    })
    house.clock.advance(60)
    await sweepPayments(house)
    const [found] = await checkoutsOf(broken, reference)
    expect(found?.payment).toMatchObject({ state: 'open', sessionReference: expect.stringMatching(/^cs_/) })
    const { session } = await createCheckout(house, order)
    expect((await openSessions(reference)).map(({ id }) => id)).toEqual([session.reference])
  })

  it('a call that died before reaching Stripe does not block the reference', async ({ house }) => {
    const { fault, order, reference } = await begin(house, '/v1/checkout/sessions', 'drop', 'before', 4)
    await fault()
    await expect(createCheckout(house, order)).rejects.toMatchObject({ code: 'Payment.ProviderError' })
    await createCheckout(house, order)
    expect(await openSessions(reference)).toHaveLength(1)
  })

  it.for(['before', 'after'] as const)(
    'nothing new is made while the old one cannot be seen expired (%s)',
    async (when, { house }) => {
      const { fault, order, reference } = await begin(
        house,
        '/v1/checkout/sessions/*/expire',
        'drop',
        when,
        2,
      )
      const { session } = await createCheckout(house, order)
      await fault()
      await expect(createCheckout(house, order)).rejects.toMatchObject({ code: 'Payment.ProviderError' })
      expect(await sessionsOf(broken, reference)).toHaveLength(1)
      const next = await createCheckout(house, order)
      expect(next.session.reference).not.toBe(session.reference)
      expect(await openSessions(reference)).toHaveLength(1)
    },
  )

  it('an account that may not charge is refused before anything is made', async ({ house }) => {
    const { order, reference } = await begin(house, '/v1/nothing', '500', 'before', 1)
    await broken.sandbox.post(`accounts/${broken.accountId}/finish-onboarding`, { outcome: 'restricted' })
    await expect(createCheckout(house, order)).rejects.toMatchObject({ code: 'PaymentAccount.NotEnabled' })
    expect(await openSessions(reference)).toEqual([])
    expect((await checkoutsOf(broken, reference)).every(({ checkout }) => checkout.state === 'expired')).toBe(
      true,
    )
  })
})

// promise 32, promise 121
it('finds the session behind a kept 500 although our clock is ten minutes ahead', async ({ house }) => {
  const ahead = await openShop(house)
  const fault = { method: 'POST', path: '/v1/checkout/sessions', account: ahead.accountId }
  await ahead.sandbox.post('faults', { ...fault, kind: '500', when: 'after', times: 1 })
  house.clock.advance(600)
  const reference = newId()
  const { session } = await createCheckout(house, orderOf(ahead, { internalReferenceId: reference }))
  house.clock.advance(-600)
  const made = await sessionsOf(ahead, reference)
  expect(made.map(({ id }) => id)).toEqual([session.reference])
})

it('leaves no problems in the books', ({ shop }) => expectInvariants(shop))
