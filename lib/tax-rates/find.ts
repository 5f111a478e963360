// Finds the rates of an organisation: its own, and the usual ones of its country, which are there without being stored.
import type { Queryable } from '@/db/database'
import { found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { momentOf, type Page, type PageRequest, pageOf } from '@/lib/http/fields/paging'
import { findOrganisation } from '@/lib/organisations/find'
import type { Organisation } from '@/lib/organisations/organisation'
import { selectTaxRates } from './store'
import type { TaxRate } from './tax-rate'
import { usualRatesOf } from './usual'

/** The usual ones first, each as the organisation has changed it; then its own, newest first. */
export async function taxRatesOf(
  db: Queryable,
  organisation: Pick<Organisation, 'id' | 'country' | 'vatRegistered' | 'createdAt'>,
): Promise<TaxRate[]> {
  const own = new Map(
    (await selectTaxRates(db, organisation.id)).map((row) => [row.id, { ...row, isUsual: false }]),
  )
  const codes = new Set([...own.values()].map(({ code }) => code.toLowerCase()))
  const usual = usualRatesOf(organisation)
    .filter(({ code, id }) => own.has(id) || !codes.has(code))
    .map((rate) => own.get(rate.id) ?? rate)
  const named = new Set(usual.map(({ id }) => id))
  return [...usual, ...[...own.values()].filter(({ id }) => !named.has(id))]
}

/** Throws `TaxRate.NotFound`. */
export async function findTaxRate(house: House, organisationId: string, id: string): Promise<TaxRate> {
  const rates = await taxRatesOf(house.db, await findOrganisation(house, organisationId))
  return found(
    rates.find((rate) => rate.id === id),
    'TaxRate.NotFound',
  )
}

/** The newest first, as every list. */
export async function listTaxRates(
  house: House,
  organisationId: string,
  { cursor, limit }: PageRequest,
): Promise<Page<TaxRate>> {
  const rates = await taxRatesOf(house.db, await findOrganisation(house, organisationId))
  const isBehind = ({ createdAt, id }: TaxRate) => {
    if (!cursor) return true
    const at = momentOf(cursor).getTime()
    return createdAt.getTime() < at || (createdAt.getTime() === at && id < cursor.id)
  }
  const ordered = rates
    .filter(isBehind)
    .toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime() || (a.id < b.id ? 1 : -1))
  return pageOf(ordered.slice(0, limit + 1), limit)
}
