// Stripe Connect behind the port, with account header and fee, against the sandbox: as intents and as checkout sessions.
import { describe, expect, test } from 'vitest'
import type { Page } from '@/lib/connector-port/port'
import { createStripe } from '@/lib/stripe/client'
import { listEvents, paymentReferenceOf, sessionReferenceOf } from '@/lib/stripe/events'
import { conformsToThePort } from '@/lib/testing/conformance/conformance'
import { benchAt, type Desk, HOSTED, paidAt } from '@/lib/testing/conformance/order'
import { testSandbox } from '@/lib/testing/sandbox'
import { sandboxControl } from '@/lib/testing/sandbox-control'
import { stripeConnectKind } from './kind'

type Account = { accountId: string }

const OWN: Page = { is: 'own' }
const EMBEDDED: Page = { is: 'embedded', returnUrl: 'https://shop.example/thanks' }

const platformEnv = async () => {
  const { env, url } = await testSandbox()
  return { stripeSecretKey: String(env.STRIPE_SECRET_KEY), stripeApiBase: url, stripeLivemode: false }
}

const openDesk = (page: Page) => async (): Promise<Desk<Account>> => {
  const env = await platformEnv()
  const control = sandboxControl(env.stripeApiBase)
  const stripe = createStripe(env)
  const fresh = async (): Promise<Account> => {
    const { id } = await stripe.accounts.create({
      country: 'AU',
      capabilities: { card_payments: { requested: true }, transfers: { requested: true } },
      controller: {
        fees: { payer: 'account' },
        losses: { payments: 'stripe' },
        requirement_collection: 'stripe',
        stripe_dashboard: { type: 'full' },
      },
    })
    await control.post(`accounts/${id}/finish-onboarding`, { outcome: 'active' })
    return { accountId: id }
  }
  const objects = page.is === 'own' ? 'payment_intents' : 'checkout_sessions'
  return {
    kind: stripeConnectKind(env),
    control,
    fresh,
    revoked: async () => {
      const account = await fresh()
      await control.post(`accounts/${account.accountId}/deauthorize`)
      return account
    },
    accountOf: ({ accountId }) => accountId,
    page,
    createPath: page.is === 'own' ? '/v1/payment_intents' : '/v1/checkout/sessions',
    refundPath: '/v1/refunds',
    pageSize: 100,
    cutsToLose: 2,
    pay: (reference) => control.post(`${objects}/${reference}/pay`),
    expire: (reference) => control.post(`checkout_sessions/${reference}/expire`),
    makeClosable: async () => undefined,
    refundAtDashboard: (reference) => control.post(`payment_intents/${reference}/refund`, { amount: 100 }),
    dispute: (reference) => control.post(`payment_intents/${reference}/dispute`),
  }
}

const CONNECT = { id: 'stripe-connect', takesFee: true, news: 'platform' } as const

conformsToThePort(
  'Stripe Connect, on a page of ours',
  { ...CONNECT, page: 'own', waitsForEver: true },
  openDesk(OWN),
)
conformsToThePort(
  'Stripe Connect, on a page of Stripe’s',
  { ...CONNECT, page: 'hosted', waitsForEver: false },
  openDesk(HOSTED),
)

describe('Stripe Connect alone', () => {
  test('shows what is paid within a page of ours by a secret', async () => {
    const { connector, order } = await benchAt(await openDesk(EMBEDDED)())
    const made = order()
    const facts = await connector.create(made, made.paymentId)
    expect(facts).toMatchObject({ state: 'open', checkoutUrl: null, clientSecret: expect.any(String) })
  })

  test.each([
    ['an intent', OWN],
    ['a checkout session', HOSTED],
  ] as const)('tells with what %s was paid, what Stripe kept, and what is left', async (_, page) => {
    const desk = await openDesk(page)()
    const { connector, order } = await benchAt(desk)
    const { reference } = await paidAt(desk, connector, order({ feeMinor: 352 }))
    const { charge, method, providerStatus } = await connector.read(reference)
    expect([method?.type, providerStatus]).toEqual(['card', 'succeeded'])
    const { netMinor, providerFeeMinor } = charge?.balance ?? {}
    expect(Number(netMinor) + Number(providerFeeMinor) + 352).toBe(14_076)
  })

  test.each([
    ['an intent', OWN],
    ['a checkout session', HOSTED],
  ] as const)('has its news told to the platform, where they lead to %s', async (_, page) => {
    const desk = await openDesk(page)()
    const { connector, credentials } = await benchAt(desk)
    const begunAt = new Date(Date.now() - 60_000)
    const { paymentReference, reference } = await paidAt(desk, connector)
    const events = await listEvents(createStripe(await platformEnv()), credentials.accountId, begunAt)
    const told = events.flatMap((event) => sessionReferenceOf(event) ?? paymentReferenceOf(event) ?? [])
    expect(told).toContain(reference)
    expect(told).toContain(paymentReference)
  })
})
