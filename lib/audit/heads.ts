// Writes the ends of the chains into the log, which is kept elsewhere: whoever owns the database cannot change them there.
import type { House } from '@/lib/house'
import { selectGrownChains } from './store'

/** Of every chain that has grown since the last look, and a little before it. */
export async function noteAuditHeads({ db, log }: Pick<House, 'db' | 'log'>): Promise<number> {
  const chains = await selectGrownChains(db)
  for (const { entries, hash, organisationId } of chains)
    log.info({ chain: organisationId, head: `${entries}:${hash}` }, 'a chain of the audit trail ends here')
  return chains.length
}
