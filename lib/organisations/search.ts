// The organisations of all clients, for operators to choose one to look at.
import type { House } from '@/lib/house'
import { selectOrganisationsByName } from './store'

const MOST = 50

/** Nothing for who is no operator. `q` is part of the name. */
export async function searchOrganisations(
  { db }: House,
  by: { isOperator: boolean },
  q: string,
): Promise<{ id: string; name: string; country: string }[]> {
  return by.isOperator ? selectOrganisationsByName(db, { q, limit: MOST }) : []
}
