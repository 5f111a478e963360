// What is known of a customer's automatic payment, and of one invoice's.
import { consentIdIn } from '@/lib/consents/stop-link'
import { type Consent, selectConsentOf, selectNewestConsent } from '@/lib/consents/store'
import { findCustomer } from '@/lib/customers/find'
import type { House } from '@/lib/house'
import { type Debit, selectDebitsOfCustomer, selectDebitWith } from './store'

export interface AutopayOf {
  consent: Consent | undefined
  debits: { debit: Debit; currency: string }[]
}

/** Throws `Customer.NotFound`. */
export async function findAutopay(
  house: House,
  organisationId: string,
  customerId: string,
): Promise<AutopayOf> {
  const customer = await findCustomer(house, organisationId, customerId)
  const [consent, debits] = await Promise.all([
    selectNewestConsent(house.db, customer.id),
    selectDebitsOfCustomer(house.db, organisationId, customer.id),
  ])
  return { consent, debits }
}

/** The debit of an invoice with what was agreed to; undefined where none was ever planned. */
export const findDebit = ({ db }: House, organisationId: string, invoiceId: string) =>
  selectDebitWith(db, organisationId, invoiceId)

/** What the link in an email leads to; undefined for what we have not signed. */
export async function findByStopLink(house: House, token: string) {
  const id = consentIdIn(house, token)
  const found = id && (await selectConsentOf(house.db, id))
  return found
    ? {
        locale: found.consent.locale,
        organisation: found.organisation,
        isOver: found.consent.revokedAt !== null,
      }
    : undefined
}
