// SQL for what a price of paying follows from besides the invoice itself, and the columns of a payment that keep it.
import { sql } from 'drizzle-orm'
import { customers, invoices } from '@/db/schema/invoices'
import { organisations } from '@/db/schema/organisations'
import type { PaymentPrice } from '@/db/schema/prices'
import { decidedOf, type Price } from './price'
import type { Places } from './surcharge-rules'

/** Where those live who deal with each other, beside rows of `invoices` and `organisations`. */
export const placesOfRow = sql<Places>`(
  select json_build_object('sellerCountry', ${organisations.country}, 'sellerState', ${organisations.address} ->> 'state',
    'buyerCountry', c.address ->> 'country', 'buyerState', c.address ->> 'state')
  from ${customers} c where c.id = ${invoices.customerId})`

/** Of a payment that covers so much. */
export function pricedColumns(
  coversMinor: number,
  price: Price | undefined,
): { settlesMinor?: number; price?: PaymentPrice | null } {
  if (!price) return {}
  return { ...decidedOf({ price }), ...(price.chargedMinor !== coversMinor && { settlesMinor: coversMinor }) }
}
