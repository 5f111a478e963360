// Reckons the audit trail again, and says the first entry that is not right.
import type { Database } from '@/db/database'
import { type AuditEntry, erasedBy } from './entry'
import { digestOf, hashOf } from './hash'
import { type Chain, selectChain, selectChainNames, selectEntriesAfter } from './store'

export const NO_HASH = '0'.repeat(64)
const ENTRIES_AT_ONCE = 1_000

export interface Verdict {
  organisationId: string
  isRight: boolean
  /** The end of the chain: write it down elsewhere, and nobody can put another chain in its place unseen. */
  head: { position: number; hash: string }
  /** The first position that is not right. */
  position?: number
  reason?: string
}

/** An end that was written down earlier: the chain must still lead through it. */
export interface NotedHead {
  position: number
  hash: string
}

function faultIn(entry: AuditEntry, before: { position: number; hash: string }): string | undefined {
  const { hash, personal, personalDigest, personalSalt, position, previousHash } = entry
  if (position !== before.position + 1)
    return position === before.position + 2
      ? 'This entry is missing.'
      : `The entries from here to ${position - 1} are missing.`
  if (previousHash !== before.hash) return 'It does not follow the entry before it.'
  if (hashOf(entry) !== hash) return 'Its content is not what was written.'
  if ((personal === null) !== (personalSalt === null)) return 'Its personal data are without their salt.'
  if (personal !== null && digestOf(personalSalt ?? '', personal) !== personalDigest)
    return 'Its personal data are not what was written.'
  return undefined
}

/** Personal data may be missing where the chain itself says that they were erased. */
const isWithout = ({ personal, personalDigest }: AuditEntry) => personal === null && personalDigest !== null

export async function verifyChain(db: Database, organisationId: string, noted?: NotedHead): Promise<Verdict> {
  // Read first: what is appended meanwhile is beyond it.
  const chain = await selectChain(db, organisationId)
  let at: NotedHead = { position: 0, hash: NO_HASH }
  const missing = new Set<number>()
  const wrong = (position: number, reason: string): Verdict => ({
    ...{ organisationId, isRight: false, position, reason },
    head: { position: chain?.entries ?? 0, hash: chain?.hash ?? NO_HASH },
  })
  for (;;) {
    const entries = await selectEntriesAfter(db, organisationId, at.position, ENTRIES_AT_ONCE)
    for (const entry of entries) {
      const fault = faultIn(entry, at)
      if (fault) return wrong(at.position + 1, fault)
      if (isWithout(entry)) missing.add(entry.position)
      for (const erased of erasedBy(entry)) missing.delete(erased)
      at = { position: entry.position, hash: entry.hash }
      if (noted?.position === at.position && noted.hash !== at.hash)
        return wrong(at.position, 'It is not the entry that was written down.')
      if (chain?.entries === at.position && chain.hash !== at.hash)
        return wrong(at.position, 'It is not the entry that the chain ended with.')
    }
    if (entries.length < ENTRIES_AT_ONCE) break
  }
  const verdict = concluded(at, { chain, missing, noted, wrong, organisationId })
  // Every transaction writes the end with its entries: read after the last of them, it is not behind.
  const end = verdict.isRight ? await selectChain(db, organisationId) : undefined
  return end && end.entries < at.position
    ? wrong(end.entries + 1, 'The end of the chain is no longer written down.')
    : verdict
}

interface Found {
  organisationId: string
  chain: Chain | undefined
  missing: Set<number>
  noted: NotedHead | undefined
  wrong: (position: number, reason: string) => Verdict
}

function concluded(at: NotedHead, { chain, missing, noted, organisationId, wrong }: Found): Verdict {
  if (at.position === 0) return wrong(1, 'The whole chain is missing.')
  const longest = Math.max(chain?.entries ?? 0, noted?.position ?? 0)
  if (at.position < longest) return wrong(at.position + 1, 'The end of the chain is missing.')
  if (!chain) return wrong(at.position, 'The end of the chain is not written down.')
  const [lost] = missing
  if (lost !== undefined) return wrong(lost, 'Its personal data are missing, and were not erased.')
  return { organisationId, isRight: true, head: at }
}

/** Every chain; one that was removed altogether is found as well. */
export async function verifyAllChains(db: Database): Promise<Verdict[]> {
  const verdicts: Verdict[] = []
  for (const name of await selectChainNames(db)) verdicts.push(await verifyChain(db, name))
  return verdicts
}
