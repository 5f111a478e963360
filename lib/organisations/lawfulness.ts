// What an organisation must still say of itself for its invoices to be lawful where it is.
//
// EU: directive 2006/112/EC, article 226, points 3 and 5 (VAT number, full name and address), and articles 282 to 292 for small
// businesses; UK: VAT Regulations 1995 (SI 1995/2518), regulation 14, and Companies Act 2006 regulations for names; Switzerland:
// Mehrwertsteuergesetz, article 26. In the United States no federal law says what an invoice holds. Checked in November 2026.
import { EU } from '@/lib/particulars/vat-number'
import type { Organisation } from './organisation'

export interface Missing {
  /** Of the field that says it, as the API names it. */
  pointer: string
  /** For its owner, without a word of the law. */
  detail: string
}

type Seller = Pick<
  Organisation,
  | 'address'
  | 'companyRegistrationNumber'
  | 'country'
  | 'sellerId'
  | 'taxNumber'
  | 'vatNumber'
  | 'vatRegistered'
>

interface Rule {
  isMissing: (seller: Seller) => boolean
  missing: Missing
}

const rule = (pointer: string, detail: string, isMissing: Rule['isMissing']): Rule => ({
  isMissing,
  missing: { pointer, detail },
})

const STREET = rule(
  '/address/line1',
  'Your street and number: invoices must show your full address.',
  ({ address }) => !address?.line1,
)
const CITY = rule('/address/city', 'Your city, for the same reason.', ({ address }) => !address?.city)
const POSTAL_CODE = rule(
  '/address/postalCode',
  'Your postal code.',
  ({ address, country }) => !address?.postalCode && !['IE', 'HK', 'AE'].includes(country),
)
const REGISTERED = rule(
  '/vatRegistered',
  'Whether you charge VAT: invoices without VAT must say why.',
  ({ vatRegistered }) => vatRegistered === null,
)
const VAT_NUMBER = rule(
  '/vatNumber',
  'Your VAT number, because you charge VAT.',
  ({ vatNumber, vatRegistered }) => vatRegistered === true && !vatNumber,
)
/** German small businesses and others without a VAT number show the tax office's instead. */
const TAX_NUMBER = rule(
  '/taxNumber',
  'Your tax number, because you have no VAT number.',
  ({ taxNumber, vatNumber, vatRegistered }) => vatRegistered === false && !vatNumber && !taxNumber,
)
const SELLER_ID = rule(
  '/sellerId',
  'A number by which customers know you: electronic invoices need one, and your tax number will do.',
  ({ companyRegistrationNumber, sellerId, vatNumber, vatRegistered }) =>
    vatRegistered === false && !vatNumber && !companyRegistrationNumber && !sellerId,
)

const ADDRESS = [STREET, POSTAL_CODE, CITY]

function rulesOf(country: string): Rule[] {
  if (EU.has(country)) return [...ADDRESS, REGISTERED, VAT_NUMBER, TAX_NUMBER, SELLER_ID]
  if (['GB', 'CH', 'LI', 'NO'].includes(country)) return [...ADDRESS, REGISTERED, VAT_NUMBER]
  if (country === 'US') return []
  return ADDRESS
}

/** Nothing where everything is there, or where the law of the country asks for nothing. */
export const lawfulnessOf = (seller: Seller): Missing[] =>
  rulesOf(seller.country)
    .filter(({ isMissing }) => isMissing(seller))
    .map(({ missing }) => missing)
