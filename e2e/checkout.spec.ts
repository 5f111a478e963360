// A customer of a shop pays a checkout: on Stripe's page, and on a page of ours.
import type { FrameLocator, Page } from 'playwright/test'
import { openDatabase } from '@/db/database'
import { countTogether } from '@/lib/http/call/limit-store'
import { sha256 } from '@/lib/ids'
import type { Addresses } from './support/app'
import type { Seller } from './support/seller'
import { expect, test } from './support/shared-app'

interface Checkout {
  SessionId: string
  Url: string | null
  ClientSecret: string | null
  StripeAccount: string
}

const PREFIX = '/payment/stripe/v1'

async function sell(
  { api, organisationId }: Seller,
  reference: string,
  more: object = {},
): Promise<Checkout> {
  const article = await api<{ Id: number }>('POST', '/articles', {
    Name: 'Haircut',
    ArticleTypeId: 1,
    Price: 45,
    CurrencyId: 'EUR',
    VAT: 19,
  })
  return api<Checkout>('POST', `${PREFIX}/checkout`, {
    CompanyId: organisationId,
    CountryCode: 'GB',
    Articles: [{ ArticleId: article.Id, Quantity: 2, Price: 0.01 }],
    InternalReferenceId: reference,
    ...more,
  })
}

const statusOf = async ({ api, organisationId }: Seller, { SessionId }: Checkout) =>
  (
    await api<{ Status: string }>('POST', `${PREFIX}/checkout/status`, {
      CompanyId: organisationId,
      SessionId,
    })
  ).Status

async function payIn(place: Page | FrameLocator): Promise<void> {
  const fields = place.frameLocator('iframe[title="Secure payment input frame"]')
  await fields.getByLabel('Card number').fill('4242424242424242')
  await fields.getByLabel('Expiration date').fill('12 / 34')
  await fields.getByLabel('Security code').fill('123')
  await place.getByRole('button', { name: /^Pay / }).click()
}

async function expectCharge({ accountId, sandbox }: Seller): Promise<void> {
  expect(await sandbox.ledger(accountId)).toMatchObject([
    { status: 'succeeded', amount: 9000, currency: 'eur', application_fee_amount: 225 },
  ])
}

test('a hosted checkout is paid on Stripe’s page, and comes back to a page of thanks', async ({
  page,
  seller,
}) => {
  const checkout = await sell(seller, 'booking-1')
  expect(checkout.ClientSecret).toBeNull()
  await page.goto(checkout.Url ?? '')
  await payIn(page)
  await page.waitForURL(new RegExp(`/checkout/${checkout.SessionId}$`))
  await expect(page.getByText(`Thank you. ${seller.name} has your payment.`)).toBeVisible()
  expect(await statusOf(seller, checkout)).toBe('complete')
  await expectCharge(seller)
})

test('an embedded checkout is paid on our page', async ({ page, seller }) => {
  const checkout = await sell(seller, 'booking-2', { UiMode: 'embedded' })
  expect(checkout.Url).toBeNull()
  await page.goto(`/checkout/${checkout.SessionId}`)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Order booking-2')
  await payIn(page.frameLocator('iframe[title="Checkout"]'))
  await expect(page.getByText(`Thank you. ${seller.name} has your payment.`)).toBeVisible()
  expect(await statusOf(seller, checkout)).toBe('complete')
  await expectCharge(seller)
})

/** Counted as by another replica, and for so long that nobody is fast or slow: a minute's attempts may take longer than it. */
async function countAttempts({ databaseUrl }: Addresses, { SessionId }: Checkout, points: number) {
  const db = openDatabase(databaseUrl)
  const windowMs = 60 * 60_000
  await countTogether(db, [{ key: `link:${sha256(SessionId)}`, points, windowMs }])
  await db.$client.end()
}

test('a checkout that was tried too often says so, and nothing about the connection', async ({
  app,
  page,
  seller,
}) => {
  const enter = ({ SessionId }: Checkout) => page.request.post(`/checkout/${SessionId}/session`)
  const embedded = (reference: string) => sell(seller, reference, { UiMode: 'embedded' })
  const policy = (await enter(await embedded('booking-5'))).headers()['ratelimit-policy']
  const limit = Number(/"link";q=(\d+)/.exec(policy ?? '')?.[1])
  const checkout = await embedded('booking-4')
  await countAttempts(app, checkout, limit - 1)
  // The last one that is free; a process whose database is slow counts for itself for a while, and lets more pass.
  expect((await enter(checkout)).status()).toBe(200)
  await expect.poll(async () => (await enter(checkout)).status()).toBe(429)
  await page.goto(`/checkout/${checkout.SessionId}`)
  await expect(page.getByRole('alert').first()).toContainText('That was a lot of attempts in a short time.')
})

test('a second checkout closes the first, whose page says so', async ({ page, seller }) => {
  const first = await sell(seller, 'booking-3', { UiMode: 'embedded' })
  const second = await sell(seller, 'booking-3')
  await page.goto(`/checkout/${first.SessionId}`)
  await expect(page.getByText('This checkout can no longer be paid.')).toBeVisible()
  await page.goto(`/checkout/${second.SessionId}`)
  await page.getByRole('button', { name: 'Continue to payment' }).click()
  await payIn(page)
  await expect(page.getByText(`Thank you. ${seller.name} has your payment.`)).toBeVisible()
  await expectCharge(seller)
})

test('the API is documented where it is, and refuses in its own manner under its whole prefix', async ({
  page,
  request,
}) => {
  await page.goto(`${PREFIX}/metadata`)
  await expect(page.getByRole('heading', { name: 'The Checkout API' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Create a checkout', exact: true })).toBeVisible()
  for (const [method, path, status] of [
    ['PUT', `${PREFIX}/checkout`, 405],
    ['GET', `${PREFIX}/nothing`, 404],
    ['POST', `${PREFIX}/checkout.pdf`, 406],
    ['PATCH', '/articles', 405],
    ['GET', '/articles/types.json', 401],
  ] as const) {
    const answer = await request.fetch(path, { method })
    expect([path, answer.status()]).toEqual([path, status])
    expect(await answer.json()).toMatchObject({ ResponseStatus: { ErrorCode: expect.any(String) } })
  }
})
