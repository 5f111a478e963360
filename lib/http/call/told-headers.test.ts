// Every answer tells how much of its limits a caller has left, and whether the operation will end.
import { expect, it } from 'vitest'
import { z } from 'zod'
import { GET as listCustomers } from '@/app/customers/route'
import { Failure } from '@/lib/failure/failure'
import { openApiDocument } from '@/lib/http/reference/openapi'
import { newId } from '@/lib/ids'
import { call } from '@/lib/testing/calls'
import { withHouse } from '@/lib/testing/fixtures'
import { endpoint } from '@/lib/wiring'
import { takeTurn } from './limits'

const old = endpoint({
  method: 'GET',
  path: '/old-things',
  tag: 'Problems',
  summary: 'List the old things',
  access: 'payer',
  status: 200,
  answer: z.object({ data: z.array(z.string()) }),
  refusals: [],
  deprecated: { since: '2026-12-01', sunset: '2027-06-01' },
  run: async () => [],
  present: (data) => ({ data }),
})
const limited = endpoint({
  method: 'GET',
  path: '/limited-things',
  tag: 'Problems',
  summary: 'List the limited things',
  access: 'payer',
  status: 200,
  refusals: [],
  run: async ({ house }) => takeTurn(house, 'document', 'told-headers'),
  present: () => ({}),
})

withHouse('each call counts down what is left in the window that is named', async ({ people }) => {
  const { apiKey, organisationId } = people
  const [first, second] = [
    await call(listCustomers, { apiKey, organisationId }),
    await call(listCustomers, { apiKey, organisationId }),
  ]
  expect(second.headers.get('ratelimit-policy')).toBe('"caller";q=12000;w=60')
  const left = ({ headers }: typeof first) =>
    /^"caller";r=(\d+);t=([1-9]\d?)$/.exec(headers.get('ratelimit') ?? '')?.[1]
  expect(Number(left(second))).toBe(Number(left(first)) - 1)
})

withHouse(
  'the call over the limit is told that nothing is left, and how long to wait',
  async ({ house: _house }) => {
    const ask = () => call(limited, { headers: { 'x-remit-address': newId() } })
    for (let turn = 0; turn < 30; turn++) expect((await ask()).status).toBe(200)
    const { headers, status } = await ask()
    expect(status).toBe(429)
    expect(headers.get('ratelimit-policy')).toBe('"address";q=3000;w=60, "document";q=30;w=60')
    const wait = /"document";r=0;t=(\d+)$/.exec(headers.get('ratelimit') ?? '')?.[1]
    expect(headers.get('retry-after')).toBe(wait)
  },
)

withHouse('a guesser is not told how many guesses are left', async ({ house }) => {
  await expect(takeTurn(house, 'wrongKey', newId())).resolves.toBeUndefined()
  const { headers, status } = await call(listCustomers, { apiKey: 'remit_test_nobody' })
  expect([status, headers.get('ratelimit')]).toEqual([401, null])
})

it('a deprecated operation says so in every response and in the document', async () => {
  const { headers } = await call(old, { headers: { 'x-remit-address': newId() } })
  expect(headers.get('deprecation')).toBe(`@${Date.UTC(2026, 11, 1) / 1000}`)
  expect(headers.get('sunset')).toBe('Tue, 01 Jun 2027 00:00:00 GMT')
  expect(headers.get('link')).toBe('</docs#versions>; rel="deprecation"; type="text/html"')
  const document = openApiDocument([old.operation], 'https://pay.example.com')
  expect(document.paths?.['/old-things']?.get).toMatchObject({
    deprecated: true,
    description: 'Public: no key is needed. Deprecated since 2026-12-01; it may be removed from 2027-06-01.',
    responses: { '200': { headers: { deprecation: {}, sunset: {}, ratelimit: {} } } },
  })
  expect(new Failure('Request.TooMany').status).toBe(429)
})
