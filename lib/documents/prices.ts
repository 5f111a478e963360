// What a document says of paying early, by certain means, or late, as it was agreed when it was issued.
import type { Customer } from '@/lib/customers/customer'
import type { Invoice } from '@/lib/invoices/invoice'
import type { Organisation } from '@/lib/organisations/organisation'
import { statutoryMoney } from '@/lib/organisations/statutory'
import { priceOffer } from '@/lib/prices/offer'
import { endOfDay, plusDays } from '@/lib/time-zone'
import type { DocumentSnapshot } from './snapshot'

interface Dealing {
  customer: Pick<Customer, 'address' | 'vatNumber' | 'companyRegistrationNumber'>
  invoice: Invoice
  organisation: Organisation
  /** It asks for what paying late has cost: nothing more comes to that. */
  isLateFee?: boolean
}

/** Nothing where paying costs what is asked for: what was issued before there were prices says the same. */
export const pricesOf = (dealing: Dealing): Pick<DocumentSnapshot, 'price' | 'lateFee'> => ({
  ...priceIn(dealing),
  ...lateFeeIn(dealing),
})

function priceIn({ customer, invoice, organisation }: Dealing): Pick<DocumentSnapshot, 'price'> {
  const { allowsSurcharges, timeZone } = organisation
  const { issueDate, sentAt, totalMinor } = invoice
  const places = {
    ...{ sellerCountry: organisation.country, sellerState: organisation.address?.state ?? null },
    ...{ buyerCountry: customer.address?.country ?? null, buyerState: customer.address?.state ?? null },
  }
  // A draft says what it will when it is sent on its day.
  const at = sentAt ?? endOfDay(timeZone, plusDays(issueDate, -1))
  const asked = { ...invoice, outstandingMinor: totalMinor }
  const offer = priceOffer({ invoice: asked, timeZone, places, allowsSurcharges }, totalMinor, at)
  if (!offer) return {}
  const byMeans = offer.adjustments
    .flatMap(({ methods }) => methods)
    .flatMap((type) => {
      const { discountMinor, surchargeMinor } = offer.byMeans[type] ?? offer.any
      return discountMinor + surchargeMinor > 0 ? [{ type, discountMinor, surchargeMinor }] : []
    })
  return offer.early || byMeans.length > 0 ? { price: { early: offer.early, byMeans } } : {}
}

/** Only what could be charged of this buyer. */
function lateFeeIn({
  customer,
  invoice,
  isLateFee,
  organisation,
}: Dealing): Pick<DocumentSnapshot, 'lateFee'> {
  const { country, lateFeeRule: rule } = organisation
  if (!rule || isLateFee || !invoice.dueDate) return {}
  const isBusiness = Boolean(customer.vatNumber || customer.companyRegistrationNumber)
  const isGranted = isBusiness && statutoryMoney(country) === invoice.currency
  if (rule.kind === 'statutory' && !isGranted) return {}
  return rule.kind === 'fixed' && rule.currency !== invoice.currency ? {} : { lateFee: rule }
}
