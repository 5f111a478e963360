// The order in which a call is checked is each dialect's own data, and so is by what callers say who they are.
import { expect } from 'vitest'
import { z } from 'zod'
import { findBearer } from '@/lib/applications/find-bearer'
import { checkoutDialect } from '@/lib/http/checkout/dialect'
import { uuid } from '@/lib/http/fields/fields'
import { platformDialect } from '@/lib/http/platform/dialect'
import { sessionsDialect } from '@/lib/http/sessions/dialect'
import { newId } from '@/lib/ids'
import { findCaller } from '@/lib/organisations/api-keys'
import { findStanding } from '@/lib/organisations/members'
import { hasOrganisation } from '@/lib/organisations/store'
import { findPerson } from '@/lib/people/sign-ins'
import { withHouse as it } from '@/lib/testing/fixtures'
import type { TestHouse } from '@/lib/testing/house'
import { testPeople } from '@/lib/testing/people'
import type { Dialect, Step } from './dialect'
import { endpointFactory, type Handler } from './endpoint'

let apiKey: string
it.beforeAll(async ({ house }) => {
  ;({ apiKey } = await testPeople(house))
})

const directory = { findCaller, hasOrganisation, findPerson, findStanding, findBearer }
const DIALECTS = { platform: platformDialect, checkout: checkoutDialect, sessions: sessionsDialect }

/** A call that any of the steps can refuse. */
const handlerOf = (house: TestHouse, dialect: Dialect): Handler =>
  endpointFactory({ house: () => house, directory, dialect })({
    method: 'POST',
    path: '/things/{id}',
    tag: 'Things',
    summary: 'Name a thing',
    access: 'client',
    params: z.object({ id: uuid }),
    body: z.object({ name: z.string() }),
    isIdempotent: true,
    status: 200,
    answer: z.object({ name: z.string() }),
    notFound: 'Invoice.NotFound',
    refusals: [],
    alsoServes: { 'application/pdf': async () => new Response('%PDF') },
    run: async ({ body }) => body,
    present: (thing) => thing,
  })

/** Which step has refused. */
async function stepOf(refusal: Response): Promise<Step | undefined> {
  const isAboutKey = (await refusal.text()).includes('Idempotency-Key')
  const steps: Record<number, Step> = { 415: 'body', 401: 'caller', 406: 'media', 422: 'claim' }
  return refusal.status === 400 ? (isAboutKey ? 'key' : 'schema') : steps[refusal.status]
}

/** Mends what was refused, and calls again, until nothing is wrong any more. */
async function refusedBy(
  house: TestHouse,
  dialect: Dialect,
  steps: readonly Step[],
): Promise<(Step | undefined)[]> {
  const handler = handlerOf(house, dialect)
  const [used, id] = [newId(), newId()]
  const send = async (wrong: ReadonlySet<Step>, key: string, name: string) => {
    const headers = {
      'content-type': wrong.has('body') ? 'text/plain' : 'application/json',
      'idempotency-key': wrong.has('key') ? 'two words' : key,
      ...(!wrong.has('caller') && { 'x-dolfin-api-key': apiKey }),
      ...(wrong.has('media') && { accept: 'image/png' }),
    }
    const body = JSON.stringify(wrong.has('schema') ? { name: 1 } : { name })
    const request = new Request(`http://localhost:3000/things/${id}`, { method: 'POST', headers, body })
    return handler(request, { params: Promise.resolve({ id }) })
  }
  await send(new Set(), used, 'first')
  const wrong = new Set(steps)
  const met: (Step | undefined)[] = []
  while (wrong.size > 0 && met.length < steps.length) {
    const step = await stepOf(await send(wrong, wrong.has('claim') ? used : newId(), 'second'))
    met.push(step)
    if (step) wrong.delete(step)
  }
  expect((await send(wrong, newId(), 'second')).status).toBe(200)
  return met
}

it.for([
  ['platform', ['body', 'caller', 'key', 'media', 'schema', 'claim']],
  // Which media types there are is settled before anything else: a refusal must be written in one of them.
  ['checkout', ['body', 'caller', 'key', 'schema', 'claim']],
  ['sessions', ['caller', 'key', 'body', 'media', 'claim', 'schema']],
] as const)('the dialect %s refuses by %j, in this order', async ([name, steps], { house }) => {
  const dialect = DIALECTS[name]
  expect(dialect.order.filter((step) => steps.some((it) => it === step))).toEqual(steps)
  expect(await refusedBy(house, dialect, steps)).toEqual(steps)
})

it('another order is a line of data', async ({ house }) => {
  const order: Step[] = ['body', 'schema', 'media', 'key', 'caller', 'claim']
  expect(await refusedBy(house, { ...platformDialect, order }, order)).toEqual(order)
})

it('every step is taken once in every dialect', () => {
  for (const { order } of Object.values(DIALECTS))
    expect(order.toSorted()).toEqual(['body', 'caller', 'claim', 'key', 'media', 'schema'])
})

it('a path that can name nothing is answered as the operation declares', async ({ house }) => {
  const headers = { 'x-dolfin-api-key': apiKey, 'content-type': 'application/json' }
  const request = new Request('http://localhost:3000/things/x', {
    method: 'POST',
    headers,
    body: '{"name":""}',
  })
  const response = await handlerOf(house, platformDialect)(request, { params: Promise.resolve({ id: 'x' }) })
  expect(await response.json()).toMatchObject({ status: 404, code: 'Invoice.NotFound' })
})

it('a token counts where the dialect takes tokens', async ({ house }) => {
  const statusOf = async (dialect: Dialect) => {
    const headers = { authorization: 'Bearer nobody', 'content-type': 'application/json' }
    const request = new Request('http://localhost:3000/things/x', { method: 'POST', headers, body: '{}' })
    const response = await handlerOf(house, dialect)(request, { params: Promise.resolve({ id: newId() }) })
    return [response.status, response.headers.get('www-authenticate')]
  }
  expect(await statusOf(platformDialect)).toEqual([401, 'ApiKey realm="remit"'])
  expect(await statusOf({ ...platformDialect, credentials: ['key', 'bearer', 'sign-in'] })).toEqual([
    401,
    'Bearer realm="remit", error="invalid_token", ApiKey realm="remit"',
  ])
})
