// An entry of the audit trail, and how one is read.
import { type auditEntries, PLATFORM_CHAIN } from '@/db/schema/audit'

/** The chain of what belongs to no organisation, for who asks no database. */
export const PLATFORM = PLATFORM_CHAIN

export type AuditEntry = typeof auditEntries.$inferSelect

/** What a field was and what it became; of a secret, only that it changed. */
export interface FieldChange {
  field: string
  from?: unknown
  to?: unknown
  isSecret?: boolean
  isErased?: boolean
}

type Written = Record<string, { from?: unknown; to?: unknown; secret?: boolean }>

const changesIn = (text: string | null): FieldChange[] =>
  Object.entries(JSON.parse(text ?? '{}') as Written).map(([field, { from, secret, to }]) => ({
    ...{ field, from, to },
    ...(secret && { isSecret: true }),
  }))

/** What is about a person comes last; where it was removed, one line says so. */
export function changesOf({ action, facts, personal, personalDigest }: AuditEntry): FieldChange[] {
  if (action === 'erased' || action === 'opened') return []
  const erased: FieldChange[] =
    personalDigest !== null && personal === null ? [{ field: 'personal data', isErased: true }] : []
  return [...changesIn(facts), ...changesIn(personal), ...erased]
}

/** Which entries of its chain one of erasing has taken personal data from. */
export function erasedBy({ action, facts }: Pick<AuditEntry, 'action' | 'facts'>): number[] {
  if (action !== 'erased') return []
  const { positions } = JSON.parse(facts) as { positions?: number[] }
  return positions ?? []
}
