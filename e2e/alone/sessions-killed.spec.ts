// The app is killed with sessions half made, at every step of making one: the repeat under the same key ends in one object.
import { randomUUID } from 'node:crypto'
import { expect, test } from 'playwright/test'
import postgres, { type Sql } from 'postgres'
import { SAMPLE_ORDER } from '@/lib/sessions/sample'
import { type App, createClient, startApp } from '../support/app'
import { type Sandbox, sandboxAt } from '../support/sandbox'
import { platformApi } from '../support/seller'

/** By contract: a key whose holder died is free again. */
const FREE_WITHIN_S = 60
const LONGER_THAN_A_LEASE_MS = 120_000
const OBSERVER = 'sessions-killed'

type Provider = 'stripe' | 'mollie'

const KEYS: Record<Provider, () => string> = {
  stripe: () => `sk_test_shop${randomUUID().replaceAll('-', '')}`,
  mollie: () => `test_${randomUUID().replaceAll('-', '')}`,
}
const CREATING: Record<Provider, string> = { stripe: '/v1/checkout/sessions', mollie: '/mollie/v2/payments' }

interface Shop {
  provider: Provider
  apiKey: string
}

interface Order {
  shop: Shop
  key: string
  reference: string
}

/** A repeat, and between when and when it was looked at. */
interface Repeat {
  begunAt: number
  endedAt: number
  answer: Answer
}

interface Answer {
  status: number
  text: string
  isReplay: boolean
  retryAfter: string | null
}

/** What can be paid, or could once, as its provider keeps it. */
interface Payable {
  status: string
  url: string
}

/** A call that was under way when the app died. */
interface Call extends Order {
  point: Point
  killedAt: number
  /** When its key is free: a machine that starts the app slowly asks late, and proves nothing about the key by that. */
  freeAt: number
  repeats: Repeat[]
  /** Undefined where the connection broke before one came. */
  firstAnswer: Answer | undefined
}

let app: App
let sandbox: Sandbox
let sql: Sql
let shops: Shop[]

test.beforeAll(async () => {
  app = await startApp()
  sandbox = sandboxAt(app.sandboxUrl)
  sql = postgres(app.databaseUrl, {
    max: 4,
    connection: { application_name: OBSERVER },
    onnotice: () => undefined,
  })
  const { apiKey } = await createClient(app, 'Ledgerly')
  shops = [await openShop(apiKey, 'stripe'), await openShop(apiKey, 'mollie')]
})

test.afterAll(async () => {
  await sql?.end({ timeout: 5 })
  await app?.stop()
})

async function openShop(clientKey: string, provider: Provider): Promise<Shop> {
  const organisation = await platformApi(app.url, clientKey)<{ id: string }>('POST', '/organisations', {
    name: 'Web shop',
    country: 'DE',
    defaultCurrency: 'EUR',
  })
  const api = platformApi(app.url, clientKey, organisation.id)
  const { id } = await api<{ id: string }>('POST', '/api/v1/applications', { name: 'Web shop' })
  const home = `/api/v1/applications/${id}`
  const credentials = { apiKey: KEYS[provider]() }
  await api('POST', `${home}/providers`, { name: provider, paymentMethods: ['card'], credentials })
  const { fullKey } = await api<{ fullKey: string }>('POST', `${home}/api-keys`, {})
  return { provider, apiKey: fullKey }
}

async function ask({ key, reference, shop }: Order): Promise<Answer> {
  const answer = await fetch(`${app.url}/api/v1/sessions`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${shop.apiKey}`,
      'content-type': 'application/json',
      'idempotency-key': key,
    },
    body: JSON.stringify({ ...SAMPLE_ORDER, orderReference: reference }),
  })
  return {
    status: answer.status,
    text: await answer.text(),
    isReplay: answer.headers.get('idempotent-replayed') === 'true',
    retryAfter: answer.headers.get('retry-after'),
  }
}

const isTrue = (what: string, condition: () => Promise<boolean>) =>
  expect.poll(condition, { message: what, intervals: [10] }).toBe(true)

const claimsOf = (orders: Order[]) => sql<
  { key: string; resourceId: string; isKept: boolean; leaseUntil: Date }[]
>`
  select key, resource_id as "resourceId", sealed_answer is not null as "isKept", lease_until as "leaseUntil"
  from idempotency_keys
  where key = any(${orders.map(({ key }) => key)})`

const sessionsOf = (orders: Order[]) => sql<{ id: string; state: string; attempt: string | null }[]>`
  select s.id, s.state, a.state as attempt
  from sessions s left join session_attempts a on a.session_id = s.id
  where s.order_reference = any(${orders.map(({ reference }) => reference)})`

async function stripeObjects(): Promise<(Payable & { client_reference_id: string })[]> {
  const answer = await fetch(`${sandbox.url}/_sandbox/objects?type=checkout.session`)
  const { data } = (await answer.json()) as { data: { object: Payable & { client_reference_id: string } }[] }
  return data.map(({ object }) => object)
}

async function mollieObjects(): Promise<(Payable & { description: string })[]> {
  const answer = await fetch(`${sandbox.url}/_sandbox/mollie/payments`)
  const { data } = (await answer.json()) as {
    data: { status: string; description: string; _links: { checkout: { href: string } } }[]
  }
  return data.map(({ _links, description, status }) => ({ description, status, url: _links.checkout.href }))
}

/** What the provider has for this order. */
async function payablesOf(order: Order): Promise<Payable[]> {
  if (order.shop.provider === 'mollie')
    return (await mollieObjects()).filter(({ description }) => description === order.reference)
  const [claim] = await claimsOf([order])
  return (await stripeObjects()).filter((object) => object.client_reference_id === claim?.resourceId)
}

const areClaimed = (orders: Order[]) =>
  isTrue('claimed', async () => (await claimsOf(orders)).length === orders.length)

async function breakCreation(orders: Order[], fault: object): Promise<void> {
  for (const { shop } of orders)
    await sandbox.post('faults', { method: 'POST', path: CREATING[shop.provider], ...fault })
}

async function areFaultsUsedUp(): Promise<boolean> {
  const answer = await fetch(`${sandbox.url}/_sandbox/faults`)
  const { data } = (await answer.json()) as { data: unknown[] }
  return data.length === 0
}

interface Point {
  name: string
  /** The answer is kept at that point, and every repeat gets it at once. */
  isAnswerKept?: true
  /** Has the calls begin, and the app killed by `kill` while all of them are at this point. */
  hold(orders: Order[], begin: () => void, kill: () => Promise<void>): Promise<void>
}

const claimed: Point = {
  name: 'claimed, and nothing else',
  hold: (orders, begin, kill) =>
    sql.begin(async (tx) => {
      // No session can be read or written: the calls stop right behind their claims.
      await tx`lock table sessions`
      begin()
      await areClaimed(orders)
      await kill()
    }),
}

const called: Point = {
  name: 'called, and nothing made yet',
  hold: async (orders, begin, kill) => {
    await breakCreation(orders, { kind: 'timeout' })
    begin()
    await isTrue('called', areFaultsUsedUp)
    await kill()
    expect((await Promise.all(orders.map(payablesOf))).flat()).toEqual([])
  },
}

const made: Point = {
  name: 'called, and made there',
  hold: async (orders, begin, kill) => {
    await breakCreation(orders, { kind: 'timeout', when: 'after' })
    begin()
    const areMade = async () => (await Promise.all(orders.map(payablesOf))).flat().length === orders.length
    await isTrue('made', areMade)
    await kill()
    expect((await sessionsOf(orders)).map(({ attempt }) => attempt)).toEqual(orders.map(() => 'opening'))
  },
}

const stored: Point = {
  name: 'stored, and no answer kept',
  hold: (orders, begin, kill) =>
    sql.begin(async (holder) => {
      await sql.begin(async (tx) => {
        await tx`lock table sessions`
        begin()
        await areClaimed(orders)
        await holder`
          select from idempotency_keys where key = any(${orders.map(({ key }) => key)}) for update`
      })
      const areStored = async () => {
        const sessions = await sessionsOf(orders)
        return sessions.filter(({ attempt }) => attempt === 'open').length === orders.length
      }
      await isTrue('stored', areStored)
      await kill()
      // A statement that waits for a lock outlives who sent it: the answer would be kept after all.
      await sql`
        select pg_terminate_backend(pid, 5000) from pg_stat_activity
        where datname = current_database() and application_name <> ${OBSERVER}`
    }),
}

const kept: Point = {
  name: 'stored, and the answer kept, which may be on its way',
  isAnswerKept: true,
  hold: async (orders, begin, kill) => {
    begin()
    const areKept = async () => {
      const claims = await claimsOf(orders)
      return claims.filter(({ isKept }) => isKept).length === orders.length
    }
    await isTrue('kept', areKept)
    await kill()
  },
}

/** The points at which one kill finds calls, in the order in which they come there. */
const KILLS: Point[][] = [[claimed], [called, made], [stored, kept]]

/** One order of each shop at each point, and the app killed. It is there again afterwards. */
async function killAt(points: Point[]): Promise<Call[]> {
  const asked: { order: Order; point: Point; answer: Promise<Answer | undefined> }[] = []
  let killedAt = 0
  const comeTo = async ([point, ...others]: Point[]): Promise<void> => {
    if (!point) {
      await app.kill9()
      killedAt = Date.now()
      return
    }
    const orders = shops.map((shop) => ({ shop, key: randomUUID(), reference: `ORD-${randomUUID()}` }))
    const begin = () => {
      for (const order of orders) asked.push({ order, point, answer: ask(order).catch(() => undefined) })
    }
    await point.hold(orders, begin, () => comeTo(others))
  }
  await comeTo(points)
  const claims = await claimsOf(asked.map(({ order }) => order))
  const freeAt = new Map(claims.map(({ isKept, key, leaseUntil }) => [key, isKept ? killedAt : +leaseUntil]))
  const calls = asked.map(async ({ answer, order, point }) => ({
    ...order,
    ...{ point, killedAt, freeAt: freeAt.get(order.key) ?? Number.NaN, repeats: [] },
    firstAnswer: await answer,
  }))
  await app.restart()
  return Promise.all(calls)
}

const HELD = { status: 409, isReplay: false, retryAfter: '1' }

async function repeat(call: Call): Promise<Repeat> {
  const begunAt = Date.now()
  const answer = await ask(call)
  const repeated = { begunAt, endedAt: Date.now(), answer }
  call.repeats.push(repeated)
  return repeated
}

/** Until its key is free every repeat is refused, and none that begins afterwards. */
async function seeThrough(call: Call): Promise<void> {
  const isRefused = async () => (await repeat(call)).answer.status === 409
  if (call.repeats.at(-1)?.answer.status === 409)
    await expect.poll(isRefused, { intervals: [1_000], timeout: LONGER_THAN_A_LEASE_MS }).toBe(false)
  const refusals = call.repeats.filter(({ answer }) => answer.status === 409)
  for (const { answer, begunAt } of refusals) {
    expect(answer).toMatchObject(HELD)
    expect(begunAt, 'refused while the key is held').toBeLessThanOrEqual(call.freeAt)
  }
  const [first, ...others] = call.repeats.filter((it) => !refusals.includes(it))
  if (!first) throw new Error('no repeat was answered')
  expect(others).toEqual([])
  const { answer, endedAt } = first
  expect(answer).toMatchObject({ status: 201, isReplay: call.point.isAnswerKept === true })
  expect(endedAt, 'answered once the key is free').toBeGreaterThanOrEqual(call.freeAt)
  if (call.firstAnswer) expect(call.firstAnswer.text).toBe(answer.text)

  for (let time = 0; time < 3; time++) expect(await ask(call)).toEqual({ ...answer, isReplay: true })
  const [claim] = await claimsOf([call])
  const told = JSON.parse(answer.text) as { sessionId: string; checkoutUrl: string; status: string }
  expect(told).toMatchObject({ sessionId: claim?.resourceId, status: 'PENDING' })
  expect(await sessionsOf([call])).toEqual([{ id: told.sessionId, state: 'PENDING', attempt: 'open' }])
  expect(await payablesOf(call)).toMatchObject([{ status: 'open', url: told.checkoutUrl }])
}

// promise 33
test('a call whose app is killed at any step ends in one object under its key within a minute', async () => {
  const calls: Call[] = []
  for (const points of KILLS)
    await test.step(points.map(({ name }) => name).join('; '), async () => {
      const killed = await killAt(points)
      for (const call of killed) {
        await repeat(call)
        if (!call.point.isAnswerKept) expect(call.firstAnswer).toBeUndefined()
      }
      calls.push(...killed)
    })
  await Promise.all(calls.map(seeThrough))

  const waits = calls
    .filter(({ point }) => !point.isAnswerKept)
    .map(({ freeAt, killedAt }) => (freeAt - killedAt) / 1000)
  const [shortest, longest] = [Math.min(...waits), Math.max(...waits)].map(Math.round)
  const description = `${calls.length} calls, ${KILLS.length} kills: keys free after ${shortest} to ${longest} s`
  test.info().annotations.push({ type: 'free', description })
  console.log(`  ${description}`)
  expect(Math.max(...waits)).toBeLessThanOrEqual(FREE_WITHIN_S)

  // Nothing of these orders is anywhere else, and nobody else has made anything.
  expect((await stripeObjects()).length + (await mollieObjects()).length).toBe(calls.length)
  expect(await sql`select 1 from sessions`).toHaveLength(calls.length)
})
