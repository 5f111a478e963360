// GET /settings/audit-trail.csv: what the page of the audit trail shows, all of it, as a file.
import { csvOfAudit } from '@/lib/audit/csv'
import { PLATFORM } from '@/lib/audit/entry'
import { filterOf, readAuditQuery } from '@/lib/audit/query'
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { takeTurn } from '@/lib/http/call/limits'
import { signInTokenOf } from '@/lib/http/call/sign-in-cookie'
import { isUuid } from '@/lib/ids'
import { findOrganisation } from '@/lib/organisations/find'
import { findStanding } from '@/lib/organisations/members'
import type { Visitor } from '@/lib/people/sign-in'
import { findVisitor } from '@/lib/people/sign-ins'
import { dayIn } from '@/lib/time-zone'
import { house } from '@/lib/wiring'

export const dynamic = 'force-dynamic'

const PRIVATE = { 'cache-control': 'private, no-store' }

/** As for the page; undefined where there is nothing to see for them. */
async function chainOf(here: House, visitor: Visitor, asked: string | null) {
  if (asked === null && visitor.isOperator) return { chain: PLATFORM, zone: 'UTC' }
  const chain = asked ?? visitor.memberships[0]?.organisationId
  if (chain === undefined || !isUuid(chain)) return undefined
  const standing = await findStanding(here, visitor, chain)
  if (!standing || (standing.role === 'Member' && !standing.isByVisit)) return undefined
  return { chain, zone: (await findOrganisation(here, chain)).timeZone }
}

export async function GET(request: Request): Promise<Response> {
  const here = house()
  const { searchParams } = new URL(request.url)
  const token = signInTokenOf(request.headers, here.env.appUrl)
  const visitor = token && (await findVisitor(here, token))
  if (!visitor) {
    const location = `${here.env.appUrl}/sign-in?${new URLSearchParams({ next: '/settings/audit-trail' })}`
    return new Response(null, { status: 303, headers: { ...PRIVATE, location } })
  }
  const found = await chainOf(here, visitor, searchParams.get('organisation'))
    .then(async (one) => {
      if (one) await takeTurn(here, 'exported', visitor.userId)
      return one
    })
    .catch((error: unknown) => {
      if (error instanceof Failure) return error
      throw error
    })
  if (!found) return new Response('Not found.', { status: 404, headers: PRIVATE })
  if (found instanceof Failure) return new Response(found.message, { status: found.status, headers: PRIVATE })
  const { chain, zone } = found
  const filter = filterOf(readAuditQuery(Object.fromEntries(searchParams)), zone)
  return new Response(csvOfAudit(here, chain, filter), {
    headers: {
      ...PRIVATE,
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="audit-trail-${dayIn(zone, here.clock.now())}.csv"`,
    },
  })
}
