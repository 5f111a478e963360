// Seller and buyer as they were when the document was issued, for whoever shows it: what is edited later is on none of its faces.
import type { Customer } from '@/lib/customers/customer'
import type { Organisation } from '@/lib/organisations/organisation'
import type { DocumentSnapshot } from './snapshot'

/** What else there is of them, such as the time zone, is as it is now. */
export const sellerAsIssued = (
  { brand, footer, latePaymentFee, locale, seller }: DocumentSnapshot,
  now: Organisation,
): Organisation => ({
  ...now,
  ...seller,
  country: seller.country ?? now.country,
  locale,
  ...brand,
  ...{ documentFooter: footer, latePaymentFee },
})

/** `email` is where they can be written to now: what was printed stays in the snapshot. */
export const buyerAsIssued = (
  { buyer, buyerReference, locale }: DocumentSnapshot,
  now: Customer,
): Customer => ({ ...now, ...buyer, locale, buyerReference })
