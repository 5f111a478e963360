// /api/metrics: nothing without the token, everything that is measured with it, and nobody's name.
import { expect } from 'vitest'
import { countInvariants, INVARIANT_NAMES } from '@/lib/invariants'
import { METRICS } from '@/lib/telemetry/catalogue'
import { withSandbox } from '@/lib/testing/fixtures'
import { GET } from './route'

const TOKEN = 'a token for the tests of metrics'.replaceAll(' ', '-')

const it = withSandbox.extend(
  'needs',
  { scope: 'file' },
  { withSandbox: true, env: { METRICS_TOKEN: TOKEN } },
)

const ask = (authorization?: string) =>
  GET(new Request('http://localhost:3000/api/metrics', { headers: authorization ? { authorization } : {} }))

const read = async () => (await ask(`Bearer ${TOKEN}`)).text()

it('is not there without the token, or with another', async ({ house }) => {
  for (const authorization of [undefined, 'Bearer x', `Bearer ${TOKEN}x`, TOKEN, `Basic ${TOKEN}`]) {
    const answer = await ask(authorization)
    expect(answer.status).toBe(404)
    expect(await answer.json()).toMatchObject({ code: 'Route.NotFound', status: 404 })
  }
  const { metricsToken } = house.env
  Object.assign(house.env, { metricsToken: undefined })
  expect((await ask('Bearer undefined')).status).toBe(404)
  Object.assign(house.env, { metricsToken })
})

// promise 90
it('says every metric in the format of Prometheus, with the labels that it declares', async ({ house }) => {
  await countInvariants(house)
  await expect(house.stripe.readAccount('acct_nobody')).rejects.toThrow()
  const answer = await ask(`Bearer ${TOKEN}`)
  expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8')
  const text = await answer.text()
  const samples = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  for (const sample of samples) {
    const [, name = '', labels = ''] =
      /^([a-z_]+?)(?:_bucket|_sum|_count)?(?:\{(.*)\})? [0-9.e+-]+$/.exec(sample) ?? []
    const declared: readonly string[] = METRICS[name as keyof typeof METRICS]?.labels ?? [
      `no metric: ${sample}`,
    ]
    const used = [...labels.matchAll(/(\w+)="(?:[^"\\]|\\.)*"/g)].map(([, label]) => label)
    expect(used.filter((label) => label !== 'le')).toEqual(declared)
  }
  for (const name of Object.keys(METRICS)) expect(text).toContain(`# TYPE ${name} `)
  for (const invariant of INVARIANT_NAMES)
    expect(text).toContain(`remit_invariant_violations{invariant="${invariant}"} 0`)
  expect(text).toMatch(/call="reading an account",outcome="(?!ok)[a-z-]+",le="\+Inf"\} [1-9]/)
  expect(text).not.toContain('acct_')
  expect(text).toContain('remit_backlog_age_seconds{backlog="inbox"} 0')
  expect(text).toContain('remit_database_up 1')
})

it('tells of itself what it can while the database is away', async ({ house }) => {
  const { db } = house
  const away = new Proxy(db, {
    get: (target, key) => {
      if (key === 'execute' || key === 'select') throw new Error('away')
      return Reflect.get(target, key)
    },
  })
  Object.assign(house, { db: away })
  const text = await read()
  Object.assign(house, { db })
  expect(text).toContain('remit_database_up 0')
  expect(text).toMatch(/remit_process_memory_bytes\{kind="rss"\} \d+/)
  expect(text).not.toContain('remit_backlog_size{')
})

it('says how old what waits is', async ({ client }) => {
  await client`
    insert into inbox (account, event_id, type, livemode, payload, created_at)
    values ('acct_1', 'evt_1', 'charge.updated', false, '{}', now() - interval '90 seconds')`
  const text = await read()
  expect(text).toContain('remit_backlog_size{backlog="inbox"} 1')
  expect(Number(/remit_backlog_age_seconds\{backlog="inbox"\} ([0-9.]+)/.exec(text)?.[1])).toBeGreaterThan(89)
})
