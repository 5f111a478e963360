// What Germany asks for: XRechnung 3.0 (KoSIT, Schematron 2.5.0 of January 2026), and Peppol between two Germans.
import { need, type Requirement } from './finding'
import type { Party, SemanticInvoice } from './semantic'

/** As the rule writes it (BR-DE-28), which is narrower than what mail allows. */
const EMAIL =
  /^[\w!#$%&"*+/=?^`{|}~-]+(?:\.[\w!#$%&"*+/=?^`{|}~-]+)*@(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+[a-z\d](?:[a-z\d-]*[a-z\d])?$/i

const hasThreeDigits = (phone: string | null): boolean => (phone?.match(/\d/g)?.length ?? 0) >= 3

function ofContact({ contact }: Party): Requirement[] {
  return [
    need(contact.name, 'BR-DE-5', '/organisation/contactName', 'Name who can be asked about the invoice.'),
    need(
      hasThreeDigits(contact.phone),
      contact.phone ? 'BR-DE-27' : 'BR-DE-6',
      '/organisation/phone',
      'Give a phone number for questions about the invoice.',
    ),
    need(
      contact.email && EMAIL.test(contact.email),
      contact.email ? 'BR-DE-28' : 'BR-DE-7',
      '/organisation/contactEmail',
      'Give an email address for questions about the invoice.',
    ),
  ]
}

/** Between two Germans Peppol has the same rules under names of its own: DE-R-002 for BR-DE-2. */
export function germanRequirements({ buyer, buyerReference, seller }: SemanticInvoice): Requirement[] {
  return [
    ...ofContact(seller),
    need(seller.address.city, 'BR-DE-3', '/organisation/address/city', 'Give the city of the business.'),
    need(
      seller.address.postalCode,
      'BR-DE-4',
      '/organisation/address/postalCode',
      'Give the postal code of the business.',
    ),
    need(buyer.address.city, 'BR-DE-8', '/customer/address/city', 'Give the customer’s city.'),
    need(
      buyer.address.postalCode,
      'BR-DE-9',
      '/customer/address/postalCode',
      'Give the customer’s postal code.',
    ),
    need(
      buyerReference,
      'BR-DE-15',
      '/invoice/buyerReference',
      'Give the reference that the customer wants to read: public bodies in Germany call theirs Leitweg-ID.',
    ),
  ]
}

export const xrechnungRequirements = (model: SemanticInvoice): Requirement[] => [
  ...germanRequirements(model),
  need(
    model.seller.electronicAddress,
    'PEPPOL-EN16931-R020',
    '/organisation/contactEmail',
    'Give an email address or an electronic address of the business.',
  ),
  need(
    model.buyer.electronicAddress,
    'PEPPOL-EN16931-R010',
    '/customer/electronicAddress',
    'Give an email address or an electronic address of the customer.',
  ),
]
