// Finds an application of an organisation, and lists all of them.
import { found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { type Page, type PageRequest, pageOf } from '@/lib/http/fields/paging'
import type { Application } from './application'
import { selectApplication, selectApplications } from './store'

/** Throws `Application.NotFound` for what is not there and for what is somebody else's. */
export async function findApplication(
  { db }: Pick<House, 'db'>,
  organisationId: string,
  id: string,
): Promise<Application> {
  return found(await selectApplication(db, id, organisationId), 'Application.NotFound')
}

export async function listApplications(
  { db }: House,
  organisationId: string,
  page: PageRequest,
): Promise<Page<Application>> {
  return pageOf(await selectApplications(db, organisationId, page), page.limit)
}
