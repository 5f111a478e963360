// Every call that makes something is one effect under one key, a killed one too, and what is kept for its repeat tells nobody a secret.
import { randomBytes } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { operations } from '@/app/api/openapi.json/operations'
import { POST as createKey } from '@/app/api-keys/route'
import { POST as createCustomer } from '@/app/customers/route'
import { POST as rotateLink } from '@/app/invoices/[id]/link/rotate/route'
import { POST as send } from '@/app/invoices/[id]/send/route'
import { POST as createInvoice } from '@/app/invoices/route'
import { POST as createLimitedKey } from '@/app/organisations/[id]/api-keys/route'
import { POST as createArticle } from '@/app/organisations/[id]/articles/route'
import { POST as enable } from '@/app/organisations/[id]/payment-account/enable/route'
import { POST as makeReferenceSecret } from '@/app/organisations/[id]/reference-secret/route'
import { POST as invite } from '@/app/organisations/[id]/users/route'
import { POST as createOrganisation } from '@/app/organisations/route'
import { POST as createCheckoutArticle } from '@/app/payment/stripe/v1/articles/route'
import { POST as createTaxRate } from '@/app/tax-rates/route'
import { POST as rotateSecret } from '@/app/webhook-subscriptions/[id]/rotate-secret/route'
import { POST as testSubscription } from '@/app/webhook-subscriptions/[id]/test/route'
import { POST as subscribe } from '@/app/webhook-subscriptions/route'
import { idempotencyKeys } from '@/db/schema/mail'
import { webhookSubscriptions } from '@/db/schema/webhooks'
import { newId } from '@/lib/ids'
import { createLimitedApiKey } from '@/lib/organisations/api-keys'
import { createOrganisation as openOrganisation } from '@/lib/organisations/create'
import { type Business, openBusiness, sendBill } from '@/lib/testing/business'
import { type Answer, call } from '@/lib/testing/calls'
import { type TestHouse, testHouse } from '@/lib/testing/house'
import { allRows, countRows } from '@/lib/testing/rows'
import type { Handler } from './endpoint'
import { resealAnswers } from './idempotency'

let house: TestHouse
let business: Business
let subscriptionId: string
let draftId: string
let sentId: string

beforeAll(async () => {
  house = await testHouse({ withSandbox: true })
  business = await openBusiness(house)
})
afterAll(() => house.close())

const url = 'https://93.184.216.34/hooks'
type Sent = NonNullable<Parameters<typeof call>[1]>
const as = (key: string | undefined, of: Sent = {}): Sent => ({
  apiKey: business.apiKey,
  organisationId: business.organisationId,
  ...of,
  headers: key === undefined ? {} : { 'idempotency-key': key },
})
beforeEach(async () => {
  const { customerId } = business
  const lineItems = [{ description: 'Rolls', quantity: 1, unitPrice: 5 }]
  subscriptionId = String((await call(subscribe, as(undefined, { body: { url } }))).json.id)
  draftId = String(
    (await call(createInvoice, as(undefined, { body: { customerId, currency: 'EUR', lineItems } }))).json.id,
  )
  sentId = (await sendBill(business)).invoiceId
})

type Made = [handler: Handler, sent: () => Sent]
const inPath = () => ({ id: business.organisationId })

const MAKERS: Record<string, Made> = {
  'a key': [createKey, () => ({ body: { name: 'Till' } })],
  'a key of one organisation': [createLimitedKey, () => ({ params: inPath(), body: { name: 'Till' } })],
  'a subscription': [subscribe, () => ({ body: { url } })],
  'another signing secret': [rotateSecret, () => ({ params: { id: subscriptionId } })],
  'a test event': [testSubscription, () => ({ params: { id: subscriptionId } })],
  'another link': [rotateLink, () => ({ params: { id: sentId } })],
  'a sent invoice': [send, () => ({ params: { id: draftId } })],
  'a secret for references': [makeReferenceSecret, () => ({ params: inPath() })],
  'a member': [
    invite,
    () => ({ params: inPath(), body: { email: 'rosa@morgenrot.example', role: 'Member' } }),
  ],
  'an article': [
    createArticle,
    () => ({ params: inPath(), body: { name: 'Cut', articleTypeId: 1, price: 45, currency: 'EUR' } }),
  ],
  'an article of the Checkout API': [
    createCheckoutArticle,
    () => ({ body: { Name: 'Cut', ArticleTypeId: 1, Price: 45, CurrencyId: 'EUR' } }),
  ],
  'a tax rate': [
    createTaxRate,
    () => ({ body: { code: `books-${subscriptionId.slice(-12)}`, name: 'Books', rate: 7 } }),
  ],
  'a customer': [createCustomer, () => ({ body: { name: 'Hotel' } })],
  'an organisation': [
    createOrganisation,
    () => ({ body: { name: 'Bakery', country: 'DE', defaultCurrency: 'EUR' } }),
  ],
  'an account': [enable, () => ({ params: inPath() })],
}

const isReplay = ({ headers }: Answer) => headers.get('idempotent-replayed') === 'true'

/** What pays, calls or signs: tokens of links, keys, signing secrets. */
const secretsIn = (text: string) =>
  [...text.matchAll(/remit_test_[0-9a-f]{64}|whsec_[\w+/=]{20,}|(?<=\/i\/)[\w-]{43}/g)].map(
    ([secret]) => secret,
  )

/** As if the process had been killed after making it, and before keeping the answer. */
const forgetAnswer = (key: string) =>
  house.db
    .update(idempotencyKeys)
    .set({ sealedAnswer: null, leaseUntil: new Date(0) })
    .where(eq(idempotencyKeys.key, key))

// promise 23
describe.each(Object.entries(MAKERS))('%s', (name, [handler, sent]) => {
  it('is created once under one key, and the replay is identical byte for byte', async () => {
    const key = `once ${name}`.replaceAll(' ', '-')
    const first = await call(handler, as(key, sent()))
    expect(first.status, first.text).toBeLessThan(300)
    const before = await countRows(house)
    const again = await call(handler, as(key, sent()))
    expect([isReplay(first), isReplay(again)]).toEqual([false, true])
    expect([again.status, again.text]).toEqual([first.status, first.text])
    expect(await countRows(house)).toEqual(before)
  })

  // promise 33
  it('is created once by a call killed before responding and its retry', async () => {
    if (name === 'a member') await house.db.execute(sql`delete from memberships`)
    const key = `killed ${name}`.replaceAll(' ', '-')
    const first = await call(handler, as(key, sent()))
    await forgetAnswer(key)
    const before = await countRows(house)
    const again = await call(handler, as(key, sent()))
    expect([again.status, isReplay(again)]).toEqual([first.status, false])
    expect(await countRows(house)).toEqual(before)
    const id = (json: Record<string, unknown>) => json.id ?? json.Id ?? json.accountId
    expect(id(again.json)).toBe(id(first.json))
  })
})

it('a signing secret that is in use stays valid when the call that replaces it was killed', async () => {
  const sealedIn = async () => {
    const [row] = await house.db
      .select()
      .from(webhookSubscriptions)
      .where(eq(webhookSubscriptions.id, subscriptionId))
    return row
  }
  const inUse = (await sealedIn())?.secret
  const order = as('killed-rotation', { params: { id: subscriptionId } })
  const [first] = [await call(rotateSecret, order)]
  await forgetAnswer('killed-rotation')
  const again = await call(rotateSecret, order)
  expect(again.json.signingSecret).not.toBe(first.json.signingSecret)
  expect((await sealedIn())?.previousSecret).toBe(inUse)
})

// promise 90
it('no link, key or secret is in the database in clear text, and yet each is replayed', async () => {
  const told: string[] = []
  for (const [name, [handler, sent]] of Object.entries(MAKERS)) {
    const key = `told ${name}`.replaceAll(' ', '-')
    if (name === 'a member') await house.db.execute(sql`delete from memberships`)
    const { text } = await call(handler, as(key, sent()))
    const repeat = await call(handler, as(key, sent()))
    expect(secretsIn(repeat.text)).toEqual(secretsIn(text))
    told.push(...secretsIn(text))
  }
  expect(told).toHaveLength(6)
  const rows = await allRows(house)
  for (const secret of told) expect(rows.includes(secret), secret.slice(0, 12)).toBe(false)
})

it('a stored response is replayed after a key rotation, and re-encrypted so that the old key can go', async () => {
  const order = as('resealed', { body: { name: 'Till' } })
  const first = await call(createKey, order)
  const [old] = house.env.encryptionKeys
  if (!old) throw new Error('there is no key')
  const fresh = { id: 'next', bytes: randomBytes(32) }
  house.env.encryptionKeys = [fresh, old]
  expect((await call(createKey, order)).text).toBe(first.text)
  expect(await resealAnswers(house)).toBeGreaterThan(0)
  expect(await resealAnswers(house)).toBe(0)
  house.env.encryptionKeys = [fresh]
  expect((await call(createKey, order)).text).toBe(first.text)
  house.env.encryptionKeys = [fresh, old]
})

// promise 28
it('an organisation’s key never gets another organisation’s replay', async () => {
  const { clientId, organisationId } = business
  const fields = { email: null, country: 'DE', defaultCurrency: 'EUR', logoUrl: null } as const
  const next = await openOrganisation(house, {
    ...{ id: newId(), clientId, name: 'Next door', primaryColour: null, bankDetails: null },
    ...fields,
  })
  const key = async (of: string) =>
    (await createLimitedApiKey(house, { organisationId: of, name: 'Till' })).raw
  const order = as('the-same', { body: { url } })
  const ours = await call(subscribe, { ...order, apiKey: await key(organisationId) })
  const theirs = await call(subscribe, { ...order, apiKey: await key(next.id) })
  expect([theirs.status, isReplay(theirs)]).toEqual([201, false])
  expect(theirs.json.organisationId).toBe(next.id)
  expect(theirs.json.signingSecret).not.toBe(ours.json.signingSecret)
})

/** Sessions with Stripe are made afresh at each call and kept nowhere; a retry, an end by hand or a lifted pause changes nothing when it is repeated; a code is mailed anew, and lifts a pause once; what a payer says again is said once, and a plan that is set again is the same. */
const AFRESH =
  /\/payment-account\/(?:session|management-session|link)$|\/checkout-session$|^\/checkout\/\{sessionId\}\/session$|\/retry$|\/quarantine\/(?:payments\/\{id\}\/end|pauses\/\{id\}\/lift)$|^\/i\/\{token\}\/(?:unlock(?:-code)?|fresh-link|promise|purchase-order-number|question|viewed|autopay(?:\/means)?)$|\/payment-plan$/

it('every POST honours the header, except those that store nothing', () => {
  const without = operations.filter(({ isIdempotent, method }) => method === 'POST' && !isIdempotent)
  expect(without.map(({ path }) => path).filter((path) => !AFRESH.test(path))).toEqual([])
})
