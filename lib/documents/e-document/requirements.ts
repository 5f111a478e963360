// What EN 16931 asks of an invoice besides its sums: parties, tax, delivery, codes. Rules of release 1.3.16 (April 2026).
import type { TaxCategory } from '@/db/schema/tax'
import { COUNTRIES } from '@/lib/http/fields/countries'
import { CONTACT_SCHEMES } from './codes'
import { need, type Requirement } from './finding'
import type { Party, SemanticInvoice } from './semantic'

const categoriesOf = ({ breakdown }: SemanticInvoice): Set<TaxCategory> =>
  new Set(breakdown.map(({ vat }) => vat.category))

const isCountry = (code: string | null): boolean => code !== null && COUNTRIES.includes(code)

/** Whom the invoice is from and for. */
function ofParties({ buyer, seller }: SemanticInvoice): Requirement[] {
  const isKnown = seller.id || seller.registration || seller.vatNumber
  return [
    need(
      isCountry(seller.address.country),
      'BR-09',
      '/organisation/address/country',
      'Give the country of the business.',
    ),
    need(
      isCountry(buyer.address.country),
      'BR-11',
      '/customer/address/country',
      'Give the customer’s country.',
    ),
    need(
      isKnown,
      'BR-CO-26',
      '/organisation/companyRegistrationNumber',
      'Give a VAT number, a register number, or a seller id: a tax number alone does not say who sells.',
    ),
    ...ofVatNumber(seller, '/organisation/vatNumber'),
    ...ofVatNumber(buyer, '/customer/vatNumber'),
    ...ofElectronicAddress(seller, '/organisation/electronicAddress'),
    ...ofElectronicAddress(buyer, '/customer/electronicAddress'),
  ]
}

const ofVatNumber = ({ vatNumber }: Party, pointer: string): Requirement[] => [
  need(
    !vatNumber || /^(?:EL|XI)/.test(vatNumber) || isCountry(vatNumber.slice(0, 2)),
    'BR-CO-09',
    pointer,
    'A VAT number begins with the letters of its country, such as DE, EL for Greece, or XI for Northern Ireland.',
  ),
]

const ofElectronicAddress = ({ electronicAddress }: Party, pointer: string): Requirement[] => [
  need(
    !electronicAddress || CONTACT_SCHEMES.has(electronicAddress.scheme ?? ''),
    'BR-CL-25',
    `${pointer}/scheme`,
    'Give a scheme of the EAS list, such as 0088 for a GLN.',
  ),
]

const SELLER_TAXED = 'Give a VAT number or a tax number.'
const SELLER_VAT =
  'Give the VAT number of the business: goods and services go abroad without tax only with it.'

function ofSellersTax(model: SemanticInvoice): Requirement[] {
  const { seller } = model
  const categories = categoriesOf(model)
  const isTaxed = seller.vatNumber || seller.taxNumber
  const asking = (['S', 'Z', 'E', 'AE'] as const).filter((category) => categories.has(category))
  const abroad = (['K', 'G'] as const).filter((category) => categories.has(category))
  return [
    ...asking.map((category) => need(isTaxed, `BR-${category}-02`, '/organisation/vatNumber', SELLER_TAXED)),
    ...abroad.map((category) =>
      need(
        seller.vatNumber,
        category === 'K' ? 'BR-IC-02' : 'BR-G-02',
        '/organisation/vatNumber',
        SELLER_VAT,
      ),
    ),
  ]
}

function ofBuyersTax(model: SemanticInvoice): Requirement[] {
  const { buyer, delivery, period } = model
  const categories = categoriesOf(model)
  const isReverse = categories.has('AE')
  const isIntraCommunity = categories.has('K')
  return [
    need(
      !isReverse || buyer.vatNumber || buyer.registration,
      'BR-AE-02',
      '/customer/vatNumber',
      'Give the customer’s VAT number: who owes the tax in your place must be named by it.',
    ),
    need(
      !isIntraCommunity || buyer.vatNumber,
      'BR-IC-02',
      '/customer/vatNumber',
      'Give the customer’s VAT number: goods go to another country of the EU without tax only with it.',
    ),
    need(
      !isIntraCommunity || delivery.date || period,
      'BR-IC-11',
      '/invoice/supplyDate',
      'Give the day of delivery, or the period.',
    ),
  ]
}

function ofBreakdown(model: SemanticInvoice): Requirement[] {
  const categories = categoriesOf(model)
  return [
    need(
      !categories.has('O') || categories.size === 1,
      'BR-O-11',
      '/invoice/lineItems',
      'What is outside of VAT must stand on an invoice of its own.',
    ),
    ...model.breakdown.flatMap(({ reason, reasonCode, vat: { category, ratePpm } }, at) => [
      need(
        category === 'S' || category === 'Z' || reason || reasonCode,
        `BR-${category === 'K' ? 'IC' : category}-10`,
        `/invoice/taxGroups/${at}/reason`,
        'Say why no tax is charged.',
      ),
      need(
        (category === 'S') === ratePpm > 0,
        'BR-S-05',
        `/invoice/taxGroups/${at}/rate`,
        'Only the standard category has a rate above 0.',
      ),
    ]),
  ]
}

export const requirementsOf = (model: SemanticInvoice): Requirement[] => [
  ...ofParties(model),
  ...ofSellersTax(model),
  ...ofBuyersTax(model),
  ...ofBreakdown(model),
]
