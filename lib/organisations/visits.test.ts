// Operators look into organisations of others with a reason, for a while; to change something they say why once more.
import { and, eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { GET as list } from '@/app/organisations/[id]/operator-visits/route'
import { PATCH as change, GET as read } from '@/app/organisations/[id]/route'
import { POST as retry } from '@/app/quarantine/payments/[id]/retry/route'
import { POST as begin } from '@/app/settings/visit/begin/route'
import { POST as end } from '@/app/settings/visit/end/route'
import { POST as raise } from '@/app/settings/visit/raise/route'
import { auditEntries } from '@/db/schema/audit'
import { outbox } from '@/db/schema/mail'
import { newId } from '@/lib/ids'
import { composeMail } from '@/lib/letters/compose'
import { call } from '@/lib/testing/calls'
import { withHouse } from '@/lib/testing/fixtures'
import type { TestHouse } from '@/lib/testing/house'
import { testPeople } from '@/lib/testing/people'
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
