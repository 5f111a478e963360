// GET /admin/exports/file: what the page of exports asks for, as a file; back to the page where there is nothing, or it cannot be.
import { serveFile } from '@/app/file-door'
import { openExport } from '@/lib/exports/export'
import { exportOrderOf } from '@/lib/exports/page-query'
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { isUuid } from '@/lib/ids'
import { findStanding } from '@/lib/organisations/members'
import type { Visitor } from '@/lib/people/sign-in'

export const dynamic = 'force-dynamic'

/** Admins and owners, and operators who have said why they would do what admins may. */
async function mayExport(here: House, visitor: Visitor, organisationId: string | null): Promise<boolean> {
  if (organisationId === null || !isUuid(organisationId)) return false
  const standing = await findStanding(here, visitor, organisationId)
  if (standing?.role !== 'Member') return standing !== undefined
  if (standing.isByVisit) throw new Failure('Operator.RaiseNeeded')
  throw new Failure('Auth.Forbidden', 'Exports are for admins and owners.')
}

export const GET = (request: Request): Promise<Response> =>
  serveFile(request, '/admin/exports', async (here, visitor, asked) => {
    const organisationId = asked.get('organisation')
    if (organisationId === null || !(await mayExport(here, visitor, organisationId))) return undefined
    const back = (why: Record<string, string>) =>
      new URL(
        `/admin/exports?${new URLSearchParams({ ...Object.fromEntries(asked), ...why })}`,
        here.env.appUrl,
      )
    try {
      const file = await openExport(here, exportOrderOf(organisationId, asked))
      return file.isEmpty ? back({ found: 'nothing' }) : { ...file, open: () => file.stream }
    } catch (error) {
      if (error instanceof Failure && error.code === 'Request.Invalid')
        return back({ problem: error.errors[0]?.code ?? '' })
      throw error
    }
  })
