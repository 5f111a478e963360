// What the page of the audit trail and its file are asked for by their address; what cannot be meant is left out.
import { endOfDay, isDay, startOfDay } from '@/lib/time-zone'
import type { AuditFilter } from './browse-store'

/** As the address has it: days are those of the organisation. */
export interface AuditQuery {
  kind?: string
  actor?: string
  subject?: string
  from?: string
  to?: string
}

/** In place of an actor: what Remit did by itself. */
export const NOBODY = 'nobody'

const NAMES = ['kind', 'actor', 'subject', 'from', 'to'] as const
const LONGEST = 200

const isMeant = (name: (typeof NAMES)[number], text: string): boolean =>
  name === 'from' || name === 'to' ? isDay(text) : text.length <= LONGEST && !text.includes('\0')

export function readAuditQuery(asked: Record<string, string | string[] | undefined>): AuditQuery {
  const query: AuditQuery = {}
  for (const name of NAMES) {
    const value = asked[name]
    const text = (Array.isArray(value) ? value[0] : value)?.trim()
    if (text && isMeant(name, text)) query[name] = text
  }
  return query
}

export const filterOf = ({ actor, from, kind, subject, to }: AuditQuery, zone: string): AuditFilter => ({
  ...{ kind, subject },
  actor: actor === NOBODY ? null : actor,
  since: from === undefined ? undefined : startOfDay(zone, from),
  until: to === undefined ? undefined : endOfDay(zone, to),
})
