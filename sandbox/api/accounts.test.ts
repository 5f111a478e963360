// Onboarding: what an account shows before, during and after, and the two doors into it.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Bench, failureOf, startBench } from '../testing/bench'

let bench: Bench
beforeAll(async () => {
  bench = await startBench()
})
afterAll(() => bench.stop())

const create = () =>
  bench.stripe.accounts.create({
    country: 'JP',
    email: 'studio@example.com',
    controller: { stripe_dashboard: { type: 'express' }, fees: { payer: 'application' } },
    capabilities: { card_payments: { requested: true }, transfers: { requested: true } },
    metadata: { organisation: 'org_1' },
  })
const finish = (id: string, outcome: string) => bench.control(`accounts/${id}/finish-onboarding`, { outcome })

describe('an account', () => {
  test('starts unable to charge, with much to tell', async () => {
    expect(await create()).toMatchObject({
      charges_enabled: false,
      payouts_enabled: false,
      details_submitted: false,
      default_currency: 'jpy',
      capabilities: { card_payments: 'inactive', transfers: 'inactive' },
      controller: { stripe_dashboard: { type: 'express' }, fees: { payer: 'application' } },
      requirements: { disabled_reason: 'requirements.past_due' },
      metadata: { organisation: 'org_1' },
    })
  })

  test.each([
    ['active', { charges_enabled: true, payouts_enabled: true, requirements: { past_due: [] } }],
    ['payouts_off', { charges_enabled: true, payouts_enabled: false }],
    [
      'pending',
      { charges_enabled: false, requirements: { disabled_reason: 'requirements.pending_verification' } },
    ],
    ['restricted', { charges_enabled: false, requirements: { disabled_reason: 'requirements.past_due' } }],
    ['rejected', { charges_enabled: false, requirements: { disabled_reason: 'rejected.fraud' } }],
  ])('ends onboarding %s', async (outcome, expected) => {
    const { id } = await create()
    await finish(id, outcome)
    expect(await bench.stripe.accounts.retrieve(id)).toMatchObject({ ...expected, details_submitted: true })
    const events = await bench.stripe.events.list({ type: 'account.updated' }, { stripeAccount: id })
    expect(events.data).toMatchObject([{ account: id, data: { object: { id } } }])
  })

  test('can lose charges and get them back', async () => {
    const { id } = await create()
    await finish(id, 'active')
    const lose = { charges_enabled: false, disabled_reason: 'listed', past_due: ['company.tax_id'] }
    await bench.control(`accounts/${id}/capabilities`, lose)
    expect(await bench.stripe.accounts.retrieve(id)).toMatchObject({
      charges_enabled: false,
      payouts_enabled: true,
      capabilities: { card_payments: 'inactive' },
      requirements: { disabled_reason: 'listed', past_due: ['company.tax_id'] },
    })
    const capability = await bench.stripe.accounts.retrieveCapability(id, 'card_payments')
    expect(capability).toMatchObject({ status: 'inactive', requirements: { past_due: ['company.tax_id'] } })
  })

  test('is listed, changed and deleted', async () => {
    const { id } = await create()
    const changed = await bench.stripe.accounts.update(id, { business_profile: { name: 'Studio' } })
    expect(changed).toMatchObject({ business_profile: { name: 'Studio' }, email: 'studio@example.com' })
    expect((await bench.stripe.accounts.list({ limit: 1 })).data).toMatchObject([{ id }])
    await bench.stripe.accounts.del(id)
    expect(await failureOf(bench.stripe.accounts.retrieve(id))).toMatchObject({ statusCode: 403 })
  })

  test('the platform knows itself', async () => {
    expect(await bench.stripe.accounts.retrieveCurrent()).toMatchObject({ charges_enabled: true })
  })
})

describe('the doors', () => {
  test('a link lasts five minutes', async () => {
    const { id } = await create()
    const link = await bench.stripe.accountLinks.create({
      account: id,
      type: 'account_onboarding',
      return_url: 'https://remit.example/return',
      refresh_url: 'https://remit.example/refresh',
    })
    expect(link.url).toContain(`${bench.sandbox.url}/connect/onboarding/`)
    expect(link.expires_at - link.created).toBe(300)
  })

  test('a session opens the components that were asked for', async () => {
    const { id } = await create()
    const session = await bench.stripe.accountSessions.create({
      account: id,
      components: { account_onboarding: { enabled: true } },
    })
    expect(session).toMatchObject({
      account: id,
      client_secret: expect.any(String),
      components: { account_onboarding: { enabled: true } },
    })
  })
})
