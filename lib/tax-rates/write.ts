// Creates, changes and removes the rates that an organisation names; lines keep what a rate said when it was chosen.
import { Failure, type FieldFault, invalidRequest } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { readDecimal } from '@/lib/http/fields/decimals'
import { isEmpty } from '@/lib/http/fields/fields'
import { formatPercent, parsePercent } from '@/lib/money/decimal'
import { findOrganisation } from '@/lib/organisations/find'
import { taxFaultOf } from './category'
import { findTaxRate, taxRatesOf } from './find'
import { deleteTaxRate, insertTaxRate, type NewTaxRate, updateTaxRate } from './store'
import type { TaxRate, TaxRateFields } from './tax-rate'

/** With the usual ones: more than anybody chooses among. */
const MOST_RATES = 100

const NAMES = { taxCategory: 'category', reason: 'reason' } as const

/** Throws `Request.Invalid`. */
function columnsOf({ category, code, name, rate, reason = null }: TaxRateFields) {
  const faults: FieldFault[] = []
  const ratePpm = readDecimal(faults, '/rate', () => parsePercent(rate))
  const chosen = category ?? (ratePpm > 0 ? 'S' : 'Z')
  const wrong = taxFaultOf({ taxCategory: chosen, taxRatePpm: ratePpm, reason })
  if (wrong && faults.length === 0) {
    const field = NAMES[wrong.field]
    faults.push({ pointer: `/${field}`, code: wrong.code, detail: `${field}: ${wrong.detail}` })
  }
  if (faults.length > 0) throw invalidRequest(faults)
  return { code, name, ratePpm, category: chosen, reason }
}

const codeTaken = (code: string) =>
  new Failure(
    'TaxRate.CodeTaken',
    `There is a rate with the code ${code} already. Change that one, or choose another code.`,
  )

/** Throws `TaxRate.CodeTaken`, `TaxRate.TooMany`, `Request.Invalid`. */
export async function createTaxRate(
  house: House,
  organisationId: string,
  id: string,
  fields: TaxRateFields,
): Promise<TaxRate> {
  const row: NewTaxRate = { id, organisationId, ...columnsOf(fields), createdAt: house.clock.now() }
  const there = await taxRatesOf(house.db, await findOrganisation(house, organisationId))
  // A repeat finds what it has made.
  const others = there.filter((rate) => rate.id !== id)
  if (others.some(({ code }) => code.toLowerCase() === row.code.toLowerCase())) throw codeTaken(row.code)
  if (others.length >= MOST_RATES) throw new Failure('TaxRate.TooMany')
  const made = await insertTaxRate(house.db, row)
  if (!made) throw codeTaken(row.code)
  return { ...made, isUsual: false }
}

/** A usual rate becomes the organisation's own with it. Throws `TaxRate.NotFound`, `TaxRate.CodeTaken`, `Request.Invalid`. */
export async function changeTaxRate(
  house: House,
  organisationId: string,
  id: string,
  changes: Partial<TaxRateFields>,
): Promise<TaxRate> {
  const before = await findTaxRate(house, organisationId, id)
  if (isEmpty(changes)) return before
  const { category, code, createdAt, name, ratePpm, reason } = before
  const named = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
  const fields = { category, code, name, reason, rate: formatPercent(ratePpm), ...named }
  const columns = columnsOf(fields)
  const there = await taxRatesOf(house.db, await findOrganisation(house, organisationId))
  if (there.some((rate) => rate.id !== id && rate.code.toLowerCase() === columns.code.toLowerCase()))
    throw codeTaken(columns.code)
  const changed = before.isUsual
    ? await insertTaxRate(house.db, { id, organisationId, createdAt, ...columns })
    : await updateTaxRate(house.db, organisationId, id, columns)
  if (!changed) throw codeTaken(columns.code)
  return { ...changed, isUsual: false }
}

/** What was changed of a usual rate is forgotten, and that one stays. Throws `TaxRate.NotFound`, `TaxRate.Usual`. */
export async function removeTaxRate(house: House, organisationId: string, id: string): Promise<void> {
  if (await deleteTaxRate(house.db, organisationId, id)) return
  await findTaxRate(house, organisationId, id)
  throw new Failure('TaxRate.Usual')
}
