// The hash of an entry, reckoned apart from the database: what its triggers wrote must come out again.
import { createHash } from 'node:crypto'
import type { AuditEntry } from './entry'

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

/** Every field is a line of its own; the database admits none that holds the end of a line. */
export function hashOf(entry: AuditEntry): string {
  const {
    action,
    actor,
    facts,
    noun,
    occurredAt,
    organisationId,
    personalDigest,
    position,
    previousHash,
    subject,
  } = entry
  return sha256(
    [
      ...[previousHash, organisationId, position, occurredAt.toISOString(), actor ?? '', action, noun],
      ...[subject, facts, personalDigest ?? ''],
    ].join('\n'),
  )
}

export const digestOf = (salt: string, personal: string): string => sha256(`${salt}\n${personal}`)
