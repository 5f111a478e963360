// Looking through the audit trail: page by page without a gap, by indexes however long it is, in words, and as a file.
import { eq } from 'drizzle-orm'
import type { Sql } from 'postgres'
import { describe, expect } from 'vitest'
import { actAs } from '@/db/actor'
import { clients, organisations } from '@/db/schema/organisations'
import { newId } from '@/lib/ids'
import { createLimitedApiKey } from '@/lib/organisations/api-keys'
import { createMember } from '@/lib/organisations/members'
import { withHouse } from '@/lib/testing/fixtures'
import { plansOf } from '@/lib/testing/plans'
import { type AuditSearch, auditCursor, browseAudit, readAuditChoices } from './browse'
import { csvOfAudit } from './csv'
import { PLATFORM } from './entry'
import { filterOf, readAuditQuery } from './query'

const ENTRIES = 30_000
const LONG = newId()
const RARE = `person:${newId()}`
const KEY = `key:${newId()}`

/** A long chain; nobody reckons its hashes here. One entry a second, one in a thousand of a kind and by a person that are rare. */
const lengthen = (client: Sql) =>
  client.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await tx`
      insert into audit_entries (organisation_id, position, occurred_at, actor, action, noun, subject, facts, previous_hash, hash)
      select ${LONG}, n, '2026-01-01T00:00:00Z'::timestamptz + n * interval '1 second',
        case when n % 1000 = 7 then ${RARE} when n % 3 > 0 then ${KEY} end, 'changed',
        case when n % 1000 = 8 then 'member' when n % 2 = 0 then 'payment' else 'ledger entry' end,
        'subject ' || n / 4, '{}', '', 'hash ' || n
      from generate_series(1, ${ENTRIES}::int) n`
    await tx`analyze audit_entries`
  })

const it = withHouse

const at = (second: number) => new Date(Date.parse('2026-01-01T00:00:00Z') + second * 1000)

describe('a chain of many entries', () => {
  it('shows each entry once, in order, also where several have one time', async ({ client, house }) => {
    await lengthen(client)
    await client.begin(async (tx) => {
      await tx`set local session_replication_role = replica`
      await tx`update audit_entries set occurred_at = ${at(29_900)} where organisation_id = ${LONG} and position > 29900`
    })
    const seen: number[] = []
    let cursor: AuditSearch['cursor']
    do {
      const page = await browseAudit(house, LONG, { limit: 100, cursor, since: at(28_500) })
      seen.push(...page.rows.map(({ position }) => position))
      cursor = page.nextCursor === null ? undefined : auditCursor.parse(page.nextCursor)
    } while (cursor)
    expect(seen).toEqual(Array.from({ length: 1_501 }, (_, n) => ENTRIES - n))
    expect(auditCursor.safeParse(Buffer.from(`1 ${newId()}`).toString('base64url')).success).toBe(false)
  })

  const behind = auditCursor.parse(
    Buffer.from(JSON.stringify(['-occurredAt', `${at(4_000).getTime()}.4000`, LONG])).toString('base64url'),
  )
  const WAYS: Omit<AuditSearch, 'limit'>[] = [
    {},
    { cursor: behind },
    { kind: 'payment', cursor: behind },
    { kind: 'member' },
    { kind: 'nothing' },
    { actor: RARE },
    { actor: null },
    { actor: null, kind: 'payment', until: at(2_000) },
    { actor: RARE, kind: 'payment' },
    { subject: 'subject 77' },
    { subject: 'subject 77', kind: 'payment', actor: KEY },
    { until: at(1_000) },
    { since: at(900), until: at(1_000), kind: 'ledger entry' },
  ]

  it.for(WAYS)('reads little of it, asked for %j', async (way, { client, house }) => {
    const plans = await plansOf(house, client, () => browseAudit(house, LONG, { ...way, limit: 50 }))
    const read = (plans[0] ?? []).filter((node) => node['Relation Name'] === 'audit_entries')
    expect(read.length).toBeGreaterThan(0)
    expect(read.map((node) => node['Node Type'])).not.toContain('Seq Scan')
    const rows = read.reduce(
      (sum, node) => sum + node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0),
      0,
    )
    expect(rows).toBeLessThanOrEqual(320)
  })

  it('finds what to filter by without reading it', async ({ client, house }) => {
    expect((await readAuditChoices(house, LONG)).kinds).toEqual(['ledger entry', 'member', 'payment'])
    const plans = await plansOf(house, client, () => readAuditChoices(house, LONG))
    const read = plans.flat().filter((node) => node['Relation Name'] === 'audit_entries')
    expect(read.reduce((sum, node) => sum + node['Actual Rows'] * node['Actual Loops'], 0)).toBeLessThan(20)
  })

  it('is a file of which no more than a batch is held', async ({ house }) => {
    const asked: string[] = []
    const { unsafe } = house.db.$client
    house.db.$client.unsafe = (text, values, options) => {
      asked.push(text)
      return unsafe(text, values, options)
    }
    const reader = csvOfAudit(house, LONG, {}).getReader()
    const [head, first] = [await reader.read(), await reader.read()]
    expect(new TextDecoder().decode(head.value)).toMatch(/^Position,Time,What/)
    expect(new TextDecoder().decode(first.value).split('\r\n')).toHaveLength(501)
    await reader.cancel().finally(() => {
      house.db.$client.unsafe = unsafe
    })
    // One batch is sought when it is asked for, and the stream keeps one piece ahead.
    expect(asked.filter((text) => text.includes('audit_entries')).length).toBeLessThanOrEqual(3)
  })
})

describe('in words', () => {
  it('says who did what, and what was before and after', async ({ house, people }) => {
    const { clientId, organisationId } = people
    const ada = await createMember(house, {
      ...{ organisationId, email: 'ada@example.com', name: 'Ada', role: 'Owner' },
    })
    const key = await actAs(`person:${ada.id}`, () =>
      createLimitedApiKey(house, { organisationId, name: '=till' }),
    )
    await actAs(`key:${key.id}`, async () => {
      await house.db
        .update(organisations)
        .set({ defaultCurrency: 'CHF', referenceSecretSealed: 'sealed' })
        .where(eq(organisations.id, organisationId))
    })
    await actAs('command-line', async () => {
      await house.db.update(clients).set({ revenueSharePpm: 30_000 }).where(eq(clients.id, clientId))
    })
    const { rows } = await browseAudit(house, organisationId, { limit: 10 })
    expect(rows.map(({ what }) => what)).toEqual([
      'The API key “=till” changed the organisation “Bakery Lindenhof”.',
      'Ada created the API key “=till”.',
      'Remit added the member “Ada”.',
      'Remit created the organisation “Bakery Lindenhof”.',
    ])
    expect(rows[0]?.changes).toEqual([
      { field: 'default currency', from: 'EUR', to: 'CHF' },
      { field: 'reference secret sealed', note: 'changed; what it is is not kept here' },
    ])
    const [fee] = (await browseAudit(house, PLATFORM, { limit: 1 })).rows
    expect(fee?.what).toMatch(/^The command line of the operators changed the client “/)
    expect(fee?.changes).toEqual([{ field: 'fee', from: '2.5 %', to: '3 %' }])

    const file = await new Response(
      csvOfAudit(house, organisationId, filterOf({ actor: `person:${ada.id}` }, 'UTC')),
    ).text()
    expect(file).not.toContain('sealed"')
    const [, row = '', ...others] = file.split('\r\n')
    expect(others).toEqual([''])
    expect(row).toMatch(/^3,/)
    expect(row).toContain(`,Ada,person:${ada.id},created,API key,${key.id},`)
    expect(row).toContain(rows[1]?.hash)
  })
})

it('reads what an address asks for, and leaves out what cannot be meant', () => {
  const asked = {
    kind: ' API key ',
    actor: 'nobody',
    from: '2026-03-29',
    to: '2026-02-30',
    subject: '',
    organisation: 'x',
  }
  const query = readAuditQuery(asked)
  expect(query).toEqual({ kind: 'API key', actor: 'nobody', from: '2026-03-29' })
  expect(filterOf(query, 'Europe/Berlin')).toEqual({
    ...{ kind: 'API key', actor: null, subject: undefined, until: undefined },
    since: new Date('2026-03-28T23:00:00Z'),
  })
})
