// Our host is registered for wallets by itself: once for each account, retried while Stripe is away, and said where it cannot be.
import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { walletDomains } from '@/db/schema/payment-accounts'
import { createStripeGateway } from '@/lib/stripe/gateway'
import { openBusiness } from '@/lib/testing/business'
import { withBusiness as it } from '@/lib/testing/fixtures'
import { registerWalletDomains, walletDomainOf } from './register-domain'

it('an account that may take charges is registered once, and so is the platform', async ({ house }) => {
  const { accountId, organisationId, sandbox } = await openBusiness(house)
  expect(await walletDomainOf(house, organisationId)).toBeUndefined()
  const counts = await Promise.all([registerWalletDomains(house), registerWalletDomains(house)])
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(2)
  expect(await registerWalletDomains(house)).toBe(0)
  expect(await walletDomainOf(house, organisationId)).toMatchObject({
    state: 'registered',
    host: 'localhost',
    reference: expect.stringMatching(/^pmd_/),
    wallets: { apple_pay: 'active', google_pay: 'active' },
  })
  const known = await sandbox.objects('payment_method_domain', accountId)
  expect(known).toHaveLength(1)
  const [platform] = await house.db.select().from(walletDomains).where(eq(walletDomains.account, ''))
  expect(platform?.state).toBe('registered')
})

it('is tried again after Stripe was away, with a longer wait each time', async ({ house }) => {
  const { organisationId } = await openBusiness(house)
  const away = {
    ...house,
    stripe: createStripeGateway({ ...house.env, stripeApiBase: 'http://127.0.0.1:9' }),
  }
  expect(await registerWalletDomains(away)).toBe(0)
  expect(await walletDomainOf(house, organisationId)).toMatchObject({ state: 'waiting', tries: 1 })
  expect(await registerWalletDomains(house)).toBe(0)
  house.clock.advance(61)
  expect(await registerWalletDomains(away)).toBe(0)
  house.clock.advance(61)
  expect(await registerWalletDomains(house)).toBe(0)
  house.clock.advance(60)
  expect(await registerWalletDomains(house)).toBe(1)
  expect(await walletDomainOf(house, organisationId)).toMatchObject({ state: 'registered', reason: null })
})

it.for(['http://localhost:3000', 'https://10.0.0.7', 'https://remit.internal'])(
  'Stripe itself is not asked about %s, and the reason is said',
  async (appUrl, { house }) => {
    const { organisationId } = await openBusiness(house)
    const real = { ...house, env: { ...house.env, appUrl, stripeApiBase: undefined } }
    await house.db.delete(walletDomains)
    await registerWalletDomains(real)
    expect(await walletDomainOf(real, organisationId)).toMatchObject({
      state: 'skipped',
      reason: `Wallets need a public host, and ${new URL(appUrl).hostname} is not one.`,
      nextTryAt: null,
    })
  },
)
