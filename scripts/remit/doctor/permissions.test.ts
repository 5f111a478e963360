// What the doctor says of a restricted key: nothing is made by asking, and each right that it lacks is named.
import { expect } from 'vitest'
import { withBusiness as it } from '@/lib/testing/fixtures'
import { examineRights } from './permissions'
import { examineStripe } from './stripe'

// promise 140
it('a restricted key is asked for each right, without making anything', async ({ business, house }) => {
  const { accountId, sandbox } = business
  const env = { ...house.env, stripeSecretKey: house.env.stripeSecretKey.replace(/^sk_/, 'rk_') }
  const sentences = async () =>
    (await examineRights(env, env.stripeApiBase ?? '', accountId)).map(
      ({ sentence, state }) => `${state}: ${sentence}`,
    )
  const all = await sentences()
  expect(all).toContain('fine: The restricted key has every right it needs.')
  expect(all).toContainEqual(expect.stringMatching(/^note: .*“reading its own account”: a key of another/))
  expect(await sandbox.objects('payment_intent', accountId)).toEqual([])

  const forbid = (method: string, path: string) =>
    sandbox.post('faults', {
      ...{ method, path, account: accountId, kind: 'refuse', status: 403, times: 1 },
      error: { type: 'invalid_request_error', code: 'more_permissions_required_for_application' },
    })
  await forbid('POST', '/v1/payment_intents')
  await forbid('GET', '/v1/payouts')
  const lacking = await sentences()
  expect(lacking).not.toContain('fine: The restricted key has every right it needs.')
  expect(lacking).toContainEqual(expect.stringMatching(/^fault: .*“PaymentIntents: Write”: no invoice/))
  expect(lacking).toContainEqual(expect.stringMatching(/^note: .*“Payouts: Read”: payouts are not shown/))
})

it('a key that is not restricted is not asked', async ({ house }) => {
  const about = (await examineStripe(house.env, false)).map(({ sentence }) => sentence).join('\n')
  expect(about).not.toContain('restricted')
})
