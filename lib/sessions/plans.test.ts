// How the database answers the list of sessions and the news of providers: by indexes, and without what is not shown.
import type { Sql } from 'postgres'
import { describe, expect, vi } from 'vitest'
import { GET as listRoute } from '@/app/api/v1/sessions/route'
import { call } from '@/lib/testing/calls'
import { withSandbox } from '@/lib/testing/fixtures'
import type { TestHouse } from '@/lib/testing/house'
import { plansOf } from '@/lib/testing/plans'
import { openSessionShop, type SessionShop } from '@/lib/testing/sessions'
import { type SessionFilter, selectAttemptByReference } from './store'
import { listSessions } from './view'

const SESSIONS = 10_000
const TABLES = ['sessions', 'payments', 'routing_decisions']

const it = withSandbox
  .extend('shop', { scope: 'file' }, ({ house }) =>
    openSessionShop(house, ['sk_test_plans00000000', 'sk_test_plans00000001']),
  )
  .extend('connectionId', { scope: 'file' }, ({ shop }) => shop.connections[0]?.id ?? '')
it.beforeAll(async ({ client, connectionId, house, shop }) => {
  await seed(shop, client, connectionId, house)
})

/** Sessions a second apart, every tenth of them paid. */
const seedSessions = (
  client: Sql,
  { applicationId, organisationId }: SessionShop,
  prefix: string,
  sessions: number,
) => client`
  insert into sessions (id, application_id, organisation_id, order_reference, payment_method, currency,
    total_minor, items, customer, state, attempt_id, expires_at, created_at)
  select md5(${prefix} || n)::uuid, ${applicationId}, ${organisationId}, 'ORD-' || n, 'card', 'AUD', 100, '[]',
    jsonb_build_object('address', repeat('x', 300)),
    case when n % 10 = 0 then 'SUCCEEDED' else 'EXPIRED' end, md5('a' || n)::uuid,
    now(), now() - n * interval '1 second'
  from generate_series(1, ${sessions}) n`

/** Each is decided for the first of two connections. Other shops are busier. */
async function seed(shop: SessionShop, client: Sql, connectionId: string, house: TestHouse): Promise<void> {
  const { applicationId, connections } = shop
  const candidates = connections.map(({ id }, at) => ({
    connectionId: id,
    provider: 'stripe',
    score: 90.5 - at,
  }))
  await seedSessions(client, shop, 's', SESSIONS)
  await seedSessions(client, await openSessionShop(house, []), 'other', 5 * SESSIONS)
  await client`
    insert into session_attempts (id, session_id, connection_id, ordinal, state, provider_reference,
      payment_reference, checkout_url)
    select md5('a' || n)::uuid, md5('s' || n)::uuid, ${connectionId}, 1, 'closed', 'cs_' || n, 'pi_' || n, 'https://pay.example'
    from generate_series(1, ${SESSIONS}) n`
  await client`
    insert into routing_decisions (id, application_id, session_id, payment_method, currency, amount_minor,
      weights, candidates, chosen_connection_id)
    select md5('d' || n)::uuid, ${applicationId}, md5('s' || n)::uuid, 'card', 'AUD', 100, '{}',
      ${client.json(candidates)}, ${connectionId}
    from generate_series(1, ${SESSIONS}) n`
  await vi.waitFor(() => vacuum(client), 20_000)
}

/** As the database does it by itself in time: until all rows are seen by everybody, an index alone says little. */
async function vacuum(client: Sql): Promise<void> {
  await client`vacuum analyze sessions, payments, routing_decisions`
  const unseen = await client`
    select relname from pg_class where relname in ${client(TABLES)} and relallvisible < relpages`
  expect(unseen).toHaveLength(0)
}

const FILTERS: [Partial<SessionFilter>, string][] = [
  [{}, 'sessions_newest'],
  [{ status: 'SUCCEEDED' }, 'sessions_newest_in_state'],
  [{ orderReference: 'ORD-77' }, 'sessions_reference'],
]

describe('the list of sessions', () => {
  it.for(FILTERS)(
    'asked for %j reads a page by an index, and counts in it',
    async ([filter, index], { client, house, shop }) => {
      const plans = await plansOf(house, client, () =>
        listSessions(house, shop.applicationId, { page: 1, limit: 20, ...filter }),
      )
      // The page, the count, and who was chosen: nothing else is asked.
      expect(plans).toHaveLength(3)
      const nodes = plans.flat()
      expect(
        nodes.filter(
          (node) => node['Node Type'] === 'Seq Scan' && TABLES.includes(node['Relation Name'] ?? ''),
        ),
      ).toEqual([])
      expect(nodes.map((node) => node['Index Name'])).toContain(index)
      const isCount = (node: (typeof nodes)[number]) => node['Node Type'] === 'Aggregate'
      const counted = plans.find((steps) => steps.some(isCount))
      expect(counted?.map((node) => node['Node Type'])).toContain('Index Only Scan')
    },
  )

  it('tells the provider and the score of the one that was chosen', async ({ shop }) => {
    const { json } = await call(listRoute, {
      query: '?limit=2&status=SUCCEEDED',
      headers: { authorization: `Bearer ${shop.apiKey}` },
    })
    expect(json).toMatchObject({ page: 1, limit: 2, total: SESSIONS / 10 })
    expect(json.data).toMatchObject([
      { orderReference: 'ORD-10', routing: { selectedProvider: 'stripe', score: 90.5 } },
      { orderReference: 'ORD-20', checkoutUrl: 'https://pay.example' },
    ])
  })
})

it.for([
  ['cs_4242', 'its own name'],
  ['pi_4242', 'that of its payment'],
] as const)(
  'an attempt is found by %s, %s, in an index',
  async ([reference], { client, connectionId, house }) => {
    const found = () => selectAttemptByReference(house.db, connectionId, reference)
    expect(await found()).toMatchObject({ sessionReference: 'cs_4242' })
    const [nodes = []] = await plansOf(house, client, found)
    const indexes = nodes.map((node) => node['Index Name'])
    expect(indexes).toEqual(
      expect.arrayContaining(['payments_by_session_reference', 'payments_by_provider_reference']),
    )
    expect(nodes.filter((node) => (node['Rows Removed by Filter'] ?? 0) > 0)).toEqual([])
  },
)
