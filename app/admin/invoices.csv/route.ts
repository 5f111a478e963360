// GET /admin/invoices.csv: the whole filtered list as a file, for anyone who may see the list.
import { serveFile } from '@/app/file-door'
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { isUuid } from '@/lib/ids'
import { csvOfInvoices } from '@/lib/invoices/browse/csv'
import { readBrowseQuery } from '@/lib/invoices/browse/query'
import { todayOf } from '@/lib/organisations/find'
import { findRole } from '@/lib/organisations/members'
import type { Visitor } from '@/lib/people/sign-in'

export const dynamic = 'force-dynamic'

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

export const GET = (request: Request): Promise<Response> =>
  serveFile(request, '/admin/invoices', async (here, visitor, asked) => {
    const scope = await scopeOf(here, visitor, asked.get('organisation'))
    if (!scope) return undefined
    return {
      name: `invoices-${await todayOf(here, scope.organisationId)}.csv`,
      open: () => csvOfInvoices(here, scope, readBrowseQuery(Object.fromEntries(asked))),
    }
  })
