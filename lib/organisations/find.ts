// One organisation; whose it is has been asked before.
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import type { Organisation } from './organisation'
import { selectOrganisation } from './store'

/** Throws `Organisation.NotFound`. */
export async function findOrganisation({ db }: House, organisationId: string): Promise<Organisation> {
  const organisation = await selectOrganisation(db, organisationId)
  if (!organisation) throw new Failure('Organisation.NotFound')
  return organisation
}
