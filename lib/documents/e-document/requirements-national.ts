// What single countries ask of their sellers within Peppol BIS Billing 3.0.19: the fatal ones of their rules.
import { electronicAddressFault } from './electronic-address'
import { need, type Requirement } from './finding'
import { germanRequirements } from './requirements-germany'
import type { Party, SemanticInvoice } from './semantic'

const isFrom = (country: string, ...parties: Party[]): boolean =>
  parties.every(({ address }) => address.country === country)

interface Whose {
  of: Party
  at: '/organisation' | '/customer'
}

const registered = ({ at, of }: Whose, rule: string, called: string): Requirement =>
  need(
    of.registration,
    rule,
    `${at}/companyRegistrationNumber`,
    `Give the number in the register: ${called}.`,
  )

const located = ({ at, of: { address } }: Whose, rule: string): Requirement[] => [
  need(address.line1, rule, `${at}/address/line1`, 'Give the street.'),
  need(address.city, rule, `${at}/address/city`, 'Give the city.'),
  need(address.postalCode, rule, `${at}/address/postalCode`, 'Give the postal code.'),
]

type National = (model: SemanticInvoice, seller: Whose, buyer: Whose, isDomestic: boolean) => Requirement[]

const german: National = (model, _seller, _buyer, isDomestic) => (isDomestic ? germanRequirements(model) : [])

const dutch: National = ({ payment }, seller, buyer, isDomestic) => [
  ...located(seller, 'NL-R-002'),
  registered(seller, 'NL-R-003', 'KvK or OIN'),
  ...(isDomestic
    ? [
        ...located(buyer, 'NL-R-004'),
        registered(buyer, 'NL-R-005', 'KvK or OIN'),
        need(
          payment.account || payment.meansCode === null,
          'NL-R-008',
          '/organisation/bankDetails/iban',
          'Give the IBAN to pay to.',
        ),
      ]
    : []),
]

const danish: National = (_model, seller) => [
  registered(seller, 'DK-R-002', 'CVR'),
  need(
    !seller.of.registration || /^(?:DK)?\d{8}$/.test(seller.of.registration.id),
    'PEPPOL-COMMON-R042',
    '/organisation/companyRegistrationNumber',
    'A Danish CVR number has eight digits.',
  ),
]

const icelandic: National = (_model, seller, buyer, isDomestic) => [
  registered(seller, 'IS-R-002', 'kennitala'),
  ...located(seller, 'IS-R-003'),
  ...(isDomestic ? [registered(buyer, 'IS-R-004', 'kennitala'), ...located(buyer, 'IS-R-005')] : []),
]

const italian: National = (_model, seller) => [
  ...located(seller, 'IT-R-002'),
  need(
    !seller.of.taxNumber || /^[A-Z\d]{11,16}$/.test(seller.of.taxNumber),
    'IT-R-001',
    '/organisation/taxNumber',
    'An Italian codice fiscale has 11 to 16 letters and digits.',
  ),
]

const norwegian: National = (_model, { of }) => {
  const [, number = ''] = /^NO(.*)$/.exec(of.vatNumber ?? '') ?? []
  const isRight =
    /^\d{9}MVA$/.test(number) && !electronicAddressFault({ scheme: '0192', id: number.slice(0, 9) })
  return [
    need(
      !number || isRight,
      'NO-R-001',
      '/organisation/vatNumber',
      'A Norwegian VAT number is NO, nine digits and MVA.',
    ),
  ]
}

const SWEDISH_RATES = [60_000, 120_000, 250_000]

const swedish: National = ({ breakdown }, { of }) => {
  const isSwedish = of.vatNumber?.startsWith('SE')
  const rates = breakdown.filter(({ vat }) => vat.category === 'S').map(({ vat }) => vat.ratePpm)
  return [
    need(
      !isSwedish || /^SE\d{12}$/.test(of.vatNumber ?? ''),
      'SE-R-001',
      '/organisation/vatNumber',
      'A Swedish VAT number is SE and twelve digits.',
    ),
    need(
      !of.registration || !electronicAddressFault({ scheme: '0007', id: of.registration.id }),
      'SE-R-013',
      '/organisation/companyRegistrationNumber',
      'A Swedish organisation number has ten digits, and its check digit fits.',
    ),
    need(
      !isSwedish || rates.every((rate) => SWEDISH_RATES.includes(rate)),
      'SE-R-006',
      '/invoice/lineItems',
      'Rates in Sweden are 25, 12 and 6 %.',
    ),
  ]
}

const greek: National = () => [
  need(
    false,
    'GR-R-001-1',
    '/organisation/address/country',
    'Greek businesses send by Peppol only what myDATA has numbered and marked, which this does not do yet.',
  ),
]

const NATIONS: Record<string, National> = {
  DE: german,
  NL: dutch,
  DK: danish,
  IS: icelandic,
  IT: italian,
  NO: norwegian,
  SE: swedish,
  GR: greek,
}

export function nationalRequirements(model: SemanticInvoice): Requirement[] {
  const { buyer, seller } = model
  const country = seller.address.country ?? ''
  const national = NATIONS[country]
  if (!national) return []
  const whose = { of: seller, at: '/organisation' } as const
  return national(model, whose, { of: buyer, at: '/customer' }, isFrom(country, seller, buyer))
}
