// What paying a draft costs: early, and by which means; the organisation's where it says nothing itself.
import type { MethodAdjustment } from '@/db/schema/prices'
import type { Transaction } from '@/db/transact'
import { type Currency, isCurrency } from '@/lib/money/currency'
import {
  type AdjustmentBody,
  type EarlyBody,
  readAdjustments,
  readEarlyPayment,
  type Surcharging,
} from '@/lib/prices/read-terms'
import { refusalOfPlaces } from '@/lib/prices/surcharge-rules'
import { type Dates, isUsualEarly, usualEarly } from '@/lib/prices/usual-early'
import type { Day } from '@/lib/time-zone'
import { selectDealing } from './draft-store'
import type { Invoice } from './invoice'
import type { Dealing } from './price-draft'

interface Asked {
  earlyPayment?: EarlyBody | null | undefined
  methodAdjustments?: AdjustmentBody[] | null | undefined
}

type Prices = Pick<Invoice, 'earlyPayment' | 'methodAdjustments'>

const surchargingOf = ({ customer, organisation }: Dealing): Surcharging => ({
  allowsSurcharges: organisation.allowsSurcharges,
  places: {
    sellerCountry: organisation.country,
    sellerState: organisation.address?.state ?? null,
    buyerCountry: customer?.address?.country ?? null,
    buyerState: customer?.address?.state ?? null,
  },
})

const noneIfEmpty = (adjustments: readonly MethodAdjustment[]): MethodAdjustment[] | null =>
  adjustments.length > 0 ? [...adjustments] : null

/** Of the organisation's, what may be asked of this customer. */
function usual(dealing: Dealing, inCurrency: Currency): MethodAdjustment[] | null {
  const { allowsSurcharges, places } = surchargingOf(dealing)
  const maySurcharge = allowsSurcharges && refusalOfPlaces(places) === undefined
  const theirs = dealing.organisation.methodAdjustments ?? []
  return noneIfEmpty(
    theirs.filter(
      ({ currency = inCurrency, kind }) => currency === inCurrency && (kind === 'discount' || maySurcharge),
    ),
  )
}

interface Draft extends Dates {
  currency: Currency
}

/** Throws `Request.Invalid` naming the fields. */
export function pricesOf(dealing: Dealing, asked: Asked, { currency, ...dates }: Draft): Prices {
  const { earlyPayment, methodAdjustments } = asked
  return {
    earlyPayment:
      earlyPayment === undefined
        ? usualEarly(dealing.organisation.earlyPayment, dates)
        : earlyPayment && readEarlyPayment(earlyPayment, dates.issueDate),
    methodAdjustments:
      methodAdjustments === undefined
        ? usual(dealing, currency)
        : noneIfEmpty(readAdjustments(methodAdjustments ?? [], currency, surchargingOf(dealing))),
  }
}

interface Changes extends Asked {
  customerId?: string | undefined
  currency?: Currency | undefined
  issueDate?: Day | undefined
  dueDate?: Day | null | undefined
}

/**
 * What is not named stays; what is usual for paying early follows the dates, so that it never outlives the day on which the
 * invoice is due. The draft's row is locked. Throws `Request.Invalid`.
 */
export async function changePrices(
  tx: Transaction,
  before: Invoice,
  { earlyPayment, methodAdjustments, ...changes }: Changes,
): Promise<Partial<Prices>> {
  const currency = changes.currency ?? before.currency
  const issueDate = changes.issueDate ?? before.issueDate
  const dueDate = changes.dueDate === undefined ? before.dueDate : changes.dueDate
  const isMoved = issueDate !== before.issueDate || dueDate !== before.dueDate
  const isNamed = earlyPayment !== undefined || methodAdjustments !== undefined
  if (!(isNamed || isMoved) || !isCurrency(currency)) return {}
  const dealing = await selectDealing(tx, before.organisationId, changes.customerId ?? before.customerId)
  const read = pricesOf(dealing, { earlyPayment, methodAdjustments }, { currency, issueDate, dueDate })
  const isEarlyNew =
    earlyPayment !== undefined || isUsualEarly(before.earlyPayment, dealing.organisation.earlyPayment, before)
  return {
    ...(isEarlyNew && { earlyPayment: read.earlyPayment }),
    ...(methodAdjustments !== undefined && { methodAdjustments: read.methodAdjustments }),
  }
}
