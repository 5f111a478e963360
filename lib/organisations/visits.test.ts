// Operators look into organisations of others with a reason, for a while; to change something they say why once more.
import { and, eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { GET as invoicesCsv } from '@/app/admin/invoices.csv/route'
import { POST as makeApplicationKey } from '@/app/api/v1/applications/[id]/api-keys/route'
import { DELETE as revokeKey } from '@/app/organisations/[id]/api-keys/[keyId]/route'
import { POST as makeKey } from '@/app/organisations/[id]/api-keys/route'
import { GET as list } from '@/app/organisations/[id]/operator-visits/route'
import { PATCH as change, GET as read } from '@/app/organisations/[id]/route'
import { DELETE as removeMember } from '@/app/organisations/[id]/users/[userId]/route'
import { POST as invite, GET as listMembers } from '@/app/organisations/[id]/users/route'
import { POST as lift } from '@/app/quarantine/pauses/[id]/lift/route'
import { POST as retry } from '@/app/quarantine/payments/[id]/retry/route'
import { GET as auditCsv } from '@/app/settings/audit-trail.csv/route'
import { POST as begin } from '@/app/settings/visit/begin/route'
import { POST as end } from '@/app/settings/visit/end/route'
import { POST as raise } from '@/app/settings/visit/raise/route'
import { auditEntries } from '@/db/schema/audit'
import { paymentLocks } from '@/db/schema/card-testing'
import { outbox } from '@/db/schema/mail'
import { memberships } from '@/db/schema/organisations'
import { newId } from '@/lib/ids'
import { composeMail } from '@/lib/letters/compose'
import { call } from '@/lib/testing/calls'
import { withHouse } from '@/lib/testing/fixtures'
import type { TestHouse } from '@/lib/testing/house'
import { testPeople } from '@/lib/testing/people'
import { countRows } from '@/lib/testing/rows'
import { signedIn } from '@/lib/testing/visits'
import { createMember, createUser } from './members'

const REASON = 'Ticket 4711: an invoice does not arrive'
const CHANGE = 'Ticket 4711: their address is wrong'

async function scene(house: TestHouse) {
  const { organisationId } = await testPeople(house)
  const name = `${newId()}@visits.example`
  const { userId } = await createUser(house, { email: name, isOperator: true })
  const owner = await createMember(house, { organisationId, email: `owner-${name}`, role: 'Owner' })
  const headers = await signedIn(house, userId)
  const params = { id: organisationId }
  return {
    ...{ organisationId, userId, headers, params, email: owner.email },
    ofOwner: await signedIn(house, owner.id),
    looks: async () => (await call(read, { headers, params })).json.code ?? 'seen',
    changes: async () =>
      (await call(change, { headers, params, body: { name: 'Bakery' } })).json.code ?? 'changed',
    retries: async () => {
      const about = { headers, organisationId, params: { id: newId() } }
      return (await call(retry, about)).json.code
    },
    begins: (reason = REASON) => call(begin, { headers, body: { organisationId, reason } }),
    raises: (reason = CHANGE) => call(raise, { headers, body: { organisationId, reason } }),
  }
}

const it = withHouse.extend('scene', ({ house }) => scene(house))

describe('an operator', () => {
  it('sees nothing of an organisation without a reason, and for an hour with one', async ({
    house,
    scene,
  }) => {
    expect(await scene.looks()).toBe('Operator.VisitNeeded')
    const short = await scene.begins('because')
    expect([short.status, short.json.errors]).toMatchObject([400, [{ pointer: '/reason' }]])
    expect((await scene.begins()).status).toBe(201)
    expect(await scene.looks()).toBe('seen')
    house.clock.advance(60 * 60)
    expect(await scene.looks()).toBe('Operator.VisitNeeded')
  })

  it('changes nothing until the visit is raised by a fresh proof, and then for a quarter of an hour', async ({
    house,
    scene,
  }) => {
    const { headers, organisationId } = scene
    expect((await scene.raises()).json.code).toBe('OperatorVisit.NotFound')
    await scene.begins()
    expect([await scene.changes(), await scene.retries()]).toEqual(['Auth.Forbidden', 'Operator.RaiseNeeded'])
    house.clock.advance(11 * 60)
    expect((await scene.raises()).json.code).toBe('Auth.ProofNeeded')
    house.clock.advance(-11 * 60)
    expect((await scene.raises()).status).toBe(201)
    expect([await scene.changes(), await scene.retries()]).toEqual(['changed', 'Payment.NotFound'])
    house.clock.advance(15 * 60)
    expect([await scene.looks(), await scene.changes()]).toEqual(['seen', 'Auth.Forbidden'])
    house.clock.advance(-15 * 60)
    expect((await call(end, { headers, body: { organisationId } })).status).toBe(204)
    expect([await scene.looks(), await scene.changes()]).toEqual([
      'Operator.VisitNeeded',
      'Operator.VisitNeeded',
    ])
  })

  it('makes nothing of it that outlasts the visit: no people, no keys', async ({ house, scene }) => {
    const { headers, organisationId, params } = scene
    await scene.begins()
    await scene.raises()
    const email = `own-${newId()}@visits.example`
    const before = await countRows(house)
    const body = { name: 'Mine' }
    const refusals = [
      await call(invite, { headers, params, body: { email, role: 'Admin' } }),
      await call(removeMember, { headers, params: { ...params, userId: newId() } }),
      await call(makeKey, { headers, params, body }),
      await call(revokeKey, { headers, params: { ...params, keyId: newId() } }),
      await call(makeApplicationKey, { headers, organisationId, params: { id: newId() }, body: {} }),
    ]
    expect(refusals.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403])
    expect(await countRows(house)).toEqual(before)
    expect((await call(listMembers, { headers, params })).status).toBe(200)
  })

  it('who belongs as an ordinary member looks no further without a visit', async ({ house, scene }) => {
    const { headers, organisationId, userId } = scene
    await house.db.insert(memberships).values({ organisationId, userId, role: 'Member' })
    const trail = async () => {
      const url = `http://localhost:3000/settings/audit-trail.csv?organisation=${organisationId}`
      return (await auditCsv(new Request(url, { headers }))).status
    }
    expect(await trail()).toBe(404)
    await scene.begins()
    expect(await trail()).toBe(200)
  })

  it('takes no file of all organisations along, and one of each with a reason', async ({ scene }) => {
    const { headers, organisationId } = scene
    const file = async (query = '') =>
      (await invoicesCsv(new Request(`http://localhost:3000/admin/invoices.csv${query}`, { headers }))).status
    const named = `?organisation=${organisationId}`
    expect([await file(), await file(named)]).toEqual([403, 403])
    await scene.begins()
    expect([await file(), await file(named)]).toEqual([403, 200])
  })

  it('lifts no pause of theirs by naming nobody', async ({ house, scene }) => {
    const { headers, organisationId } = scene
    const [id, now] = [newId(), house.clock.now()]
    await house.db.insert(paymentLocks).values({
      ...{ id, organisationId, subject: `invoice:${newId()}`, reason: 'link', declines: 10, createdAt: now },
      ...{ since: now, until: new Date(now.getTime() + 600_000) },
    })
    const lifted = async () => {
      const { json } = await call(lift, { headers, params: { id } })
      return json.code ?? json.state
    }
    expect(await lifted()).toBe('Operator.VisitNeeded')
    await scene.begins()
    expect(await lifted()).toBe('Operator.RaiseNeeded')
    await scene.raises()
    expect(await lifted()).toBe('lifted')
  })

  it('ends all that they began there at once', async ({ house, scene }) => {
    const { headers, organisationId, params } = scene
    await scene.begins()
    await scene.raises()
    house.clock.advance(1)
    await scene.begins('Ticket 4712: another matter')
    expect((await call(end, { headers, body: { organisationId } })).status).toBe(204)
    expect(await scene.looks()).toBe('Operator.VisitNeeded')
    const { json } = await call(list, { headers: scene.ofOwner, params })
    const [second, first] = json.data as { endsAt: string; raisedUntil: string | null }[]
    expect([second?.raisedUntil, first?.endsAt]).toEqual([null, second?.endsAt])
    expect(first?.raisedUntil).toBe(second?.endsAt)
    expect((await call(end, { headers, body: { organisationId } })).json.code).toBe('OperatorVisit.NotFound')
  })

  it('leaves a visit in the audit trail, before the owners, and in their mail', async ({ house, scene }) => {
    const { email, ofOwner, organisationId, params, userId } = scene
    await scene.begins()
    await scene.raises()
    const { json } = await call(list, { headers: ofOwner, params })
    expect(json.data).toMatchObject([{ reason: REASON, raiseReason: CHANGE }])
    const entries = await house.db
      .select()
      .from(auditEntries)
      .where(and(eq(auditEntries.organisationId, organisationId), eq(auditEntries.noun, 'operator visit')))
    expect(entries.map(({ action, actor }) => [action, actor])).toEqual([
      ['created', `person:${userId}`],
      ['changed', `person:${userId}`],
    ])
    expect(entries.map(({ personal }) => String(personal))).toEqual([
      expect.stringContaining(REASON),
      expect.stringContaining(CHANGE),
    ])
    const rows = (await house.db.select().from(outbox)).filter(
      ({ content, kind }) => kind === 'operator-visit' && content.organisationId === organisationId,
    )
    const mails = await Promise.all(rows.map((row) => composeMail(house, row)))
    expect(mails.every(({ to }) => to.some(({ address }) => address === email))).toBe(true)
    expect(mails.map(({ text }) => String(text).includes(CHANGE)).toSorted()).toEqual([false, true])
  })
})

it('nobody else begins a visit, or raises the one of an operator', async ({ scene }) => {
  await scene.begins()
  const other = scene.ofOwner
  const body = { organisationId: scene.organisationId, reason: REASON }
  const answers = [await call(begin, { headers: other, body }), await call(raise, { headers: other, body })]
  expect(answers.map(({ json }) => json.code)).toEqual(['Organisation.NotFound', 'OperatorVisit.NotFound'])
})
