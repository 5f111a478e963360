// How each chain of the audit trail stands: reckoned anew once a day, so that a changed entry is found though nobody asks.
import { eq } from 'drizzle-orm'
import { auditVerifications } from '@/db/schema/audit'
import type { House } from '@/lib/house'
import { type Chain, selectChain, selectDueChains, upsertVerification } from './store'
import { verifyChain } from './verify'

export type Verification = typeof auditVerifications.$inferSelect

export interface ChainStanding {
  /** Where the chain ends now. */
  chain: Chain | undefined
  /** Undefined while it has not been verified yet. */
  verification: Verification | undefined
}

export async function readChainStanding({ db }: House, organisationId: string): Promise<ChainStanding> {
  const [chain, [verification]] = await Promise.all([
    selectChain(db, organisationId),
    db.select().from(auditVerifications).where(eq(auditVerifications.organisationId, organisationId)),
  ])
  return { chain, verification }
}

/** Entries that one run reads at most, but for the last chain that it has begun. */
const MOST_ENTRIES = 200_000
const CHAINS_AT_ONCE = 100

/** Verifies what has waited longest. Answers of how many chains. */
export async function verifyDueChains({ db, log }: Pick<House, 'db' | 'log'>): Promise<number> {
  let [verified, read] = [0, 0]
  while (read < MOST_ENTRIES) {
    const due = await selectDueChains(db, CHAINS_AT_ONCE)
    for (const organisationId of due) {
      const verdict = await verifyChain(db, organisationId)
      await upsertVerification(db, verdict)
      const { isRight, position, reason } = verdict
      if (!isRight)
        log.error({ chain: organisationId, position, reason }, 'a chain of the audit trail is broken')
      verified++
      read += verdict.head.position
      if (read >= MOST_ENTRIES) break
    }
    if (due.length < CHAINS_AT_ONCE) break
  }
  return verified
}
