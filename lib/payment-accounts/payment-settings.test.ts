// What the page of payment settings is told: the account, the fee in the organisation's own currency, the wallets.
import { expect } from 'vitest'
import type { Currency } from '@/lib/money/currency'
import { createStripeGateway } from '@/lib/stripe/gateway'
import { openBusiness } from '@/lib/testing/business'
import { withBusiness as it } from '@/lib/testing/fixtures'
import { testPeople } from '@/lib/testing/people'
import { viewPaymentSettings } from './payment-settings'
import { registerWalletDomains } from './register-domain'

it('begins with nothing', async ({ house }) => {
  const { organisationId } = await testPeople(house)
  expect(await viewPaymentSettings(house, organisationId)).toMatchObject({
    standing: { status: 'NotStarted', canCharge: false, isFresh: true, currentlyDue: [] },
    wallets: { state: 'none', host: 'localhost', applePay: false },
    connect: { scriptUrl: `${house.env.stripeApiBase}/v1.0/connect.js` },
  })
})

it('says that payments are on and wallets are ready', async ({ house }) => {
  const { organisationId } = await openBusiness(house)
  await registerWalletDomains(house)
  expect(await viewPaymentSettings(house, organisationId)).toMatchObject({
    standing: { status: 'Active', canCharge: true, payoutsEnabled: true },
    wallets: { state: 'registered', applePay: true, googlePay: true },
  })
})

it('says what is stored while Stripe does not answer, and that it may be old', async ({ house }) => {
  const { accountId, organisationId, sandbox } = await openBusiness(house)
  await sandbox.post(`accounts/${accountId}/finish-onboarding`, { outcome: 'payouts_off' })
  const away = {
    ...house,
    stripe: createStripeGateway({ ...house.env, stripeApiBase: 'http://127.0.0.1:9' }),
  }
  await house.db
    .$client`update payment_accounts set past_due = '{external_account}' where account_id = ${accountId}`
  expect((await viewPaymentSettings(away, organisationId)).standing).toMatchObject({
    status: 'Restricted',
    isFresh: false,
  })
  expect((await viewPaymentSettings(house, organisationId)).standing).toMatchObject({
    status: 'Restricted',
    canCharge: true,
    payoutsEnabled: false,
    currentlyDue: ['external_account'],
    isFresh: true,
  })
})

it.for<[Currency, number, number, number]>([
  ['EUR', 25_000, 10_000, 250],
  ['JPY', 25_000, 10_000, 250],
  ['KWD', 25_000, 100_000, 2_500],
  ['EUR', 0, 10_000, 0],
])(
  'shows the fee by a round amount of %s at %d millionths',
  async ([currency, sharePpm, amount, fee], { house }) => {
    const people = await testPeople(house, {
      organisation: { defaultCurrency: currency },
      revenueSharePpm: sharePpm,
    })
    expect((await viewPaymentSettings(house, people.organisationId)).fee).toEqual({
      sharePpm,
      currency,
      amountMinor: amount,
      feeMinor: fee,
    })
  },
)
