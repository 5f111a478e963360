// What a means of payment takes off or adds by default: judged by where the organisation is, and by whether it may ask for more.
import type { MethodAdjustment } from '@/db/schema/prices'
import { isCurrency } from '@/lib/money/currency'
import { type AdjustmentBody, readAdjustments } from '@/lib/prices/read-terms'
import type { Organisation, OrganisationFields } from './organisation'

/** `changes` are made in the same call. Throws `Request.Invalid` naming the fields. */
export function readDefaults(
  before: Organisation,
  changes: Partial<OrganisationFields>,
  bodies: readonly AdjustmentBody[] | null | undefined,
): { methodAdjustments?: MethodAdjustment[] | null } {
  if (bodies === undefined) return {}
  const currency = changes.defaultCurrency ?? before.defaultCurrency
  if (!bodies?.length || !isCurrency(currency)) return { methodAdjustments: null }
  const address = changes.address === undefined ? before.address : changes.address
  const places = {
    sellerCountry: changes.country ?? before.country,
    sellerState: address?.state ?? null,
    ...{ buyerCountry: null, buyerState: null },
  }
  const allowsSurcharges = changes.allowsSurcharges ?? before.allowsSurcharges
  return { methodAdjustments: readAdjustments(bodies, currency, { allowsSurcharges, places }) }
}
