// The audit trail: every change of settings, people, keys, providers, fees and money is in it, and no change of it stays unseen.
import { eq, sql } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { actAs } from '@/db/actor'
import { applications } from '@/db/schema/applications'
import { auditEntries, PLATFORM_CHAIN } from '@/db/schema/audit'
import { clients, organisations } from '@/db/schema/organisations'
import { transact } from '@/db/transact'
import { newId } from '@/lib/ids'
import { createLimitedApiKey, revokeApiKey } from '@/lib/organisations/api-keys'
import { createMember } from '@/lib/organisations/members'
import { withFreshPeople as it } from '@/lib/testing/fixtures'
import type { TestHouse } from '@/lib/testing/house'
import { changesOf } from './entry'
import { noteAuditHeads } from './heads'
import { selectEntriesAfter, updateErasedEntries } from './store'
import { verifyAllChains, verifyChain } from './verify'

const entriesOf = (house: TestHouse, chain: string) => selectEntriesAfter(house.db, chain, 0, 1_000)

const rename = (house: TestHouse, id: string, name: string) =>
  house.db.update(organisations).set({ name }).where(eq(organisations.id, id))

/** Past the triggers, as somebody would who has the database to themselves. */
const tamper = (house: TestHouse, statement: ReturnType<typeof sql>) =>
  house.db.transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`)
    await tx.execute(statement)
  })

describe('what is written', () => {
  it('says who changed what, from what and to what, also outside a transaction', async ({
    house,
    people,
  }) => {
    const { organisationId } = people
    await actAs('person:1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed', async () => {
      await house.db
        .update(organisations)
        .set({ defaultCurrency: 'CHF', email: 'new@example.com', lastDocumentNumber: 7 })
        .where(eq(organisations.id, organisationId))
    })
    const last = (await entriesOf(house, organisationId)).at(-1)
    expect(last).toMatchObject({
      actor: 'person:1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed',
      action: 'changed',
      noun: 'organisation',
      subject: organisationId,
    })
    expect(last && changesOf(last)).toEqual([
      { field: 'default_currency', from: 'EUR', to: 'CHF' },
      { field: 'email', from: 'hello@lindenhof.example', to: 'new@example.com' },
    ])
    expect(last?.facts).not.toContain('example.com')
  })

  it('holds keys, people and fees, and no secret', async ({ house, people }) => {
    const { clientId, organisationId } = people
    const key = await createLimitedApiKey(house, { organisationId, name: 'till' })
    await revokeApiKey(house, { id: key.id })
    await createMember(house, { organisationId, email: 'ada@example.com', name: 'Ada', role: 'Owner' })
    await house.db.update(clients).set({ revenueSharePpm: 30_000 }).where(eq(clients.id, clientId))
    const own = await entriesOf(house, organisationId)
    expect(own.map(({ action, noun }) => `${noun} ${action}`)).toEqual([
      'organisation created',
      'API key created',
      'API key changed',
      'member created',
    ])
    const platform = await entriesOf(house, PLATFORM_CHAIN)
    const fee = platform.at(-1)
    expect(fee && changesOf(fee)).toEqual([{ field: 'revenue_share_ppm', from: 25_000, to: 30_000 }])
    expect(JSON.stringify([...own, ...platform])).not.toContain(key.raw)
    expect(JSON.stringify([...own, ...platform])).not.toMatch(/key_hash|sealed_/)
  })

  it('writes nothing for what is rolled back, and nothing for what did not change', async ({
    house,
    people,
  }) => {
    const before = (await entriesOf(house, people.organisationId)).length
    await rename(house, people.organisationId, 'Bakery Lindenhof')
    await expect(
      transact(house.db, async (tx) => {
        await tx
          .update(organisations)
          .set({ name: 'Nobody' })
          .where(eq(organisations.id, people.organisationId))
        throw new Error('no')
      }),
    ).rejects.toThrow('no')
    expect(await entriesOf(house, people.organisationId)).toHaveLength(before)
  })

  it('is one chain however many write at once, and one organisation waits for no other', async ({
    house,
    people,
  }) => {
    const { organisationId } = people
    await Promise.all(
      Array.from({ length: 40 }, (_, at) =>
        house.db.insert(applications).values({ id: newId(), organisationId, name: `Shop ${at}` }),
      ),
    )
    expect(await verifyChain(house.db, organisationId)).toMatchObject({
      isRight: true,
      head: { position: 41 },
    })
    await house.db.transaction(async (tx) => {
      await tx.execute(sql`select 1 from audit_chains where organisation_id = ${organisationId} for update`)
      await house.db.update(clients).set({ name: 'Other' }).where(eq(clients.id, people.clientId))
    })
  })
})

describe('what is found', () => {
  const middle = 3
  const faults: [string, (chain: string) => ReturnType<typeof sql>, number, RegExp][] = [
    [
      'changed',
      (c) =>
        sql`update audit_entries set facts = replace(facts, 'Shop', 'Snob') where organisation_id = ${c} and position = ${middle}`,
      middle,
      /not what was written/,
    ],
    [
      'given another actor',
      (c) =>
        sql`update audit_entries set actor = 'key:x' where organisation_id = ${c} and position = ${middle}`,
      middle,
      /not what was written/,
    ],
    [
      'given another time',
      (c) =>
        sql`update audit_entries set occurred_at = occurred_at + interval '1 ms' where organisation_id = ${c} and position = ${middle}`,
      middle,
      /not what was written/,
    ],
    [
      'deleted',
      (c) => sql`delete from audit_entries where organisation_id = ${c} and position = ${middle}`,
      middle,
      /missing/,
    ],
    [
      'deleted at the end',
      (c) => sql`delete from audit_entries where organisation_id = ${c} and position = 6`,
      6,
      /end of the chain is missing/,
    ],
    [
      'beyond an end that is no longer written',
      (c) =>
        sql`update audit_chains c set entries = 3, hash = e.hash from audit_entries e where c.organisation_id = ${c} and e.organisation_id = ${c} and e.position = 3`,
      4,
      /no longer written down/,
    ],
    [
      'deleted with all others',
      (c) =>
        sql`with gone as (delete from audit_chains where organisation_id = ${c}) delete from audit_entries where organisation_id = ${c}`,
      1,
      /whole chain/,
    ],
    [
      'inserted at the end',
      (c) =>
        sql`insert into audit_entries select organisation_id, 7, occurred_at, actor, action, noun, subject, facts, personal, personal_salt, personal_digest, previous_hash, hash from audit_entries where organisation_id = ${c} and position = 6`,
      7,
      /does not follow/,
    ],
    [
      'inserted in between',
      (c) =>
        sql`with moved as (select * from audit_entries where organisation_id = ${c} and position >= ${middle}), gone as (delete from audit_entries where organisation_id = ${c} and position > 5) update audit_entries e set subject = m.subject, facts = m.facts from moved m where e.organisation_id = ${c} and e.position = m.position + 1`,
      middle + 1,
      /not what was written/,
    ],
    [
      'put in another order',
      (c) =>
        sql`update audit_entries e set occurred_at = o.occurred_at, facts = o.facts, subject = o.subject, hash = o.hash, previous_hash = o.previous_hash from audit_entries o where e.organisation_id = ${c} and o.organisation_id = ${c} and (e.position, o.position) in ((3, 4), (4, 3))`,
      middle,
      /does not follow/,
    ],
    [
      'robbed of what is about a person',
      (c) =>
        sql`update audit_entries set personal = null, personal_salt = null where organisation_id = ${c} and position = 1`,
      1,
      /not erased/,
    ],
    [
      'given other personal data',
      (c) =>
        sql`update audit_entries set personal = replace(personal, 'Lindenhof', 'Rosenhof') where organisation_id = ${c} and position = 1`,
      1,
      /personal data are not/,
    ],
  ]

  it.for(faults)('an entry that was %s', async ([, statement, position, reason], { house, people }) => {
    const { organisationId } = people
    for (const name of ['One', 'Two', 'Three', 'Four', 'Five'])
      await house.db.insert(applications).values({ id: newId(), organisationId, name: `Shop ${name}` })
    expect(await verifyChain(house.db, organisationId)).toMatchObject({ isRight: true })
    await tamper(house, statement(organisationId))
    const wrong = (await verifyAllChains(house.db)).filter(({ isRight }) => !isRight)
    expect(wrong).toMatchObject([{ organisationId, position, reason: expect.stringMatching(reason) }])
    // Left as it was found, other tests would find it.
    await tamper(
      house,
      sql`with gone as (delete from audit_entries where organisation_id = ${organisationId}), too as (delete from audit_chains where organisation_id = ${organisationId}) select 1`,
    )
    await house.db.execute(
      sql`select append_to_audit(${organisationId}::uuid, 'opened', 'organisation', 'again', '{}', null)`,
    )
  })

  it('another chain in its place, by the end that was written down', async ({ house, people }) => {
    const { organisationId } = people
    await rename(house, organisationId, 'Bakery Ahorn')
    const { head } = await verifyChain(house.db, organisationId)
    await rename(house, organisationId, 'Bakery Eiche')
    expect(await verifyChain(house.db, organisationId, head)).toMatchObject({ isRight: true })
    await tamper(
      house,
      sql`with gone as (delete from audit_entries where organisation_id = ${organisationId}), too as (delete from audit_chains where organisation_id = ${organisationId}) select 1`,
    )
    for (const name of ['A', 'B', 'C']) await rename(house, organisationId, name)
    expect(await verifyChain(house.db, organisationId)).toMatchObject({ isRight: true })
    expect(await verifyChain(house.db, organisationId, head)).toMatchObject({ isRight: false, position: 2 })
  })

  it('an end that was noted in the log before it was cut off and tidied up', async ({ house, people }) => {
    const { organisationId } = people
    await rename(house, organisationId, 'Bakery Ulme')
    house.logLines.length = 0
    await noteAuditHeads(house)
    const noted = house.logLines.find((line) => line.includes(organisationId)) ?? ''
    const [, position, hash = ''] = /"head":"(\d+):([0-9a-f]{64})"/.exec(noted) ?? []
    await tamper(
      house,
      sql`with gone as (delete from audit_entries where organisation_id = ${organisationId} and position = 2)
        update audit_chains c set entries = 1, hash = e.hash from audit_entries e
        where c.organisation_id = ${organisationId} and e.organisation_id = c.organisation_id and e.position = 1`,
    )
    expect(await verifyChain(house.db, organisationId)).toMatchObject({ isRight: true })
    expect(await verifyChain(house.db, organisationId, { position: Number(position), hash })).toMatchObject({
      isRight: false,
      position: 2,
    })
  })

  it('money is booked also where somebody has deleted the end of a chain', async ({ house, people }) => {
    const { organisationId } = people
    const gone = sql`delete from audit_chains where organisation_id = ${organisationId}`
    await expect(house.db.execute(gone)).rejects.toThrow()
    await tamper(house, gone)
    expect(await verifyChain(house.db, organisationId)).toMatchObject({ isRight: false, position: 1 })
    await rename(house, organisationId, 'Bakery Linde')
    expect((await entriesOf(house, organisationId)).map(({ position }) => position)).toEqual([1, 2])
  })

  it('cannot be changed or deleted by the app', async ({ house, people }) => {
    const own = eq(auditEntries.organisationId, people.organisationId)
    await expect(house.db.update(auditEntries).set({ actor: 'key:x' }).where(own)).rejects.toThrow()
    await expect(house.db.delete(auditEntries).where(own)).rejects.toThrow()
    await expect(house.db.execute(sql`truncate audit_entries`)).rejects.toThrow()
  })
})

it('what is about a person can be erased, and the chain stays right', async ({ house, people }) => {
  const { organisationId } = people
  await house.db
    .update(organisations)
    .set({ email: 'ada@example.com' })
    .where(eq(organisations.id, organisationId))
  const erased = await transact(house.db, (tx) =>
    updateErasedEntries(tx, { organisationId, noun: 'organisation' }),
  )
  expect(erased).toBe(2)
  const entries = await entriesOf(house, organisationId)
  expect(JSON.stringify(entries)).not.toContain('ada@example.com')
  expect(entries.flatMap(changesOf).some(({ isErased }) => isErased)).toBe(true)
  expect(entries.at(-1)).toMatchObject({ action: 'erased', noun: 'audit entry' })
  expect(await verifyChain(house.db, organisationId)).toMatchObject({ isRight: true })
  expect(await updateErasedEntries(house.db, { organisationId })).toBe(0)
})
