// GET /settings/audit-trail.csv: what the page of the audit trail shows, all of it, as a file.
import { serveFile } from '@/app/file-door'
import { csvOfAudit } from '@/lib/audit/csv'
import { PLATFORM } from '@/lib/audit/entry'
import { filterOf, readAuditQuery } from '@/lib/audit/query'
import type { House } from '@/lib/house'
import { isUuid } from '@/lib/ids'
import { findOrganisation } from '@/lib/organisations/find'
import { findStanding } from '@/lib/organisations/members'
import type { Visitor } from '@/lib/people/sign-in'
import { dayIn } from '@/lib/time-zone'

export const dynamic = 'force-dynamic'

/** As for the page; undefined where there is nothing to see for them. */
async function chainOf(here: House, visitor: Visitor, asked: string | null) {
  if (asked === null && visitor.isOperator) return { chain: PLATFORM, zone: 'UTC' }
  const chain = asked ?? visitor.memberships[0]?.organisationId
  if (chain === undefined || !isUuid(chain)) return undefined
  const standing = await findStanding(here, visitor, chain)
  if (!standing || (standing.role === 'Member' && !standing.isByVisit)) return undefined
  return { chain, zone: (await findOrganisation(here, chain)).timeZone }
}

export const GET = (request: Request): Promise<Response> =>
  serveFile(request, '/settings/audit-trail', async (here, visitor, asked) => {
    const found = await chainOf(here, visitor, asked.get('organisation'))
    if (!found) return undefined
    const { chain, zone } = found
    return {
      name: `audit-trail-${dayIn(zone, here.clock.now())}.csv`,
      open: () => csvOfAudit(here, chain, filterOf(readAuditQuery(Object.fromEntries(asked)), zone)),
    }
  })
