// Every chain is reckoned anew once a day: what is broken is found though nobody asks, and raises the alarm.
import { eq, sql } from 'drizzle-orm'
import { expect } from 'vitest'
import { auditVerifications, PLATFORM_CHAIN } from '@/db/schema/audit'
import { organisations } from '@/db/schema/organisations'
import { countViolations } from '@/lib/invariants'
import { withFreshPeople as it } from '@/lib/testing/fixtures'
import { readChainStanding, verifyDueChains } from './standing'

const BROKEN = 'audit trail that was tampered with'

it('verifies what was not verified for a day, and says what it found', async ({ house, people }) => {
  const { organisationId } = people
  await house.db
    .update(organisations)
    .set({ name: 'Bakery Ahorn' })
    .where(eq(organisations.id, organisationId))
  expect(await verifyDueChains(house)).toBeGreaterThanOrEqual(2)
  expect(await verifyDueChains(house)).toBe(0)
  const { chain, verification } = await readChainStanding(house, organisationId)
  expect(verification).toMatchObject({ isRight: true, entries: 2, hash: chain?.hash, reason: null })
  expect((await readChainStanding(house, PLATFORM_CHAIN)).verification).toMatchObject({ isRight: true })
  expect(await countViolations(house.db, BROKEN)).toBe(0)

  await house.db.transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`)
    await tx.execute(sql`update audit_entries set actor = 'key:x' where organisation_id = ${organisationId}`)
  })
  const own = eq(auditVerifications.organisationId, organisationId)
  // A clock that ran ahead would put the next look off for as long.
  for (const verifiedAt of [sql`now() - interval '25 hours'`, sql`now() + interval '2 hours'`]) {
    await house.db.update(auditVerifications).set({ verifiedAt }).where(own)
    house.logLines.length = 0
    expect(await verifyDueChains(house)).toBe(1)
    expect(house.logLines.join('')).toContain('a chain of the audit trail is broken')
  }
  const found = await readChainStanding(house, organisationId)
  expect(found.verification).toMatchObject({
    ...{ isRight: false, wrongPosition: 1, reason: 'Its content is not what was written.' },
  })
  expect(await countViolations(house.db, BROKEN)).toBe(1)
})
