// GET /admin/invoices.csv: the whole filtered list as a file, for anyone who may see the list.

import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { takeTurn } from '@/lib/http/call/limits'
import { signInTokenOf } from '@/lib/http/call/sign-in-cookie'
import { isUuid } from '@/lib/ids'
import { csvOfInvoices } from '@/lib/invoices/browse/csv'
import { readBrowseQuery } from '@/lib/invoices/browse/query'
import { todayOf } from '@/lib/organisations/find'
import { findRole } from '@/lib/organisations/members'
import type { Visitor } from '@/lib/people/sign-in'
import { findVisitor } from '@/lib/people/sign-ins'
import { house } from '@/lib/wiring'

export const dynamic = 'force-dynamic'

const PRIVATE = { 'cache-control': 'private, no-store' }

/**
 * As for the page: the organisation that is named, else the first; undefined for one that is not theirs. Operators name one, which
 * they visit with a reason: nobody takes the invoices of all along.
 */
async function scopeOf(here: House, visitor: Visitor, asked: string | null) {
  if (asked === null && visitor.isOperator)
    throw new Failure('Operator.VisitNeeded', 'Choose one organisation: no file holds the invoices of all.')
  const organisationId = asked ?? visitor.memberships[0]?.organisationId
  if (organisationId === undefined || !isUuid(organisationId)) return undefined
  return (await findRole(here, visitor, organisationId)) && { organisationId }
}

function refusalIn(error: unknown): Failure {
  if (error instanceof Failure) return error
  throw error
}
const answerTo = ({ message, status }: Failure) => new Response(message, { status, headers: PRIVATE })

export async function GET(request: Request): Promise<Response> {
  const here = house()
  const { searchParams } = new URL(request.url)
  const token = signInTokenOf(request.headers, here.env.appUrl)
  const visitor = token && (await findVisitor(here, token))
  if (!visitor) {
    const location = `${here.env.appUrl}/sign-in?${new URLSearchParams({ next: '/admin/invoices' })}`
    return new Response(null, { status: 303, headers: { ...PRIVATE, location } })
  }
  const scope = await scopeOf(here, visitor, searchParams.get('organisation')).catch(refusalIn)
  if (scope instanceof Failure) return answerTo(scope)
  if (!scope) return new Response('Not found.', { status: 404, headers: PRIVATE })
  const query = readBrowseQuery(Object.fromEntries(searchParams))
  const file = await takeTurn(here, 'exported', visitor.userId)
    .then(() => csvOfInvoices(here, scope, query))
    .catch(refusalIn)
  if (file instanceof Failure) return answerTo(file)
  return new Response(file, {
    headers: {
      ...PRIVATE,
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="invoices-${await todayOf(here, scope.organisationId)}.csv"`,
    },
  })
}
