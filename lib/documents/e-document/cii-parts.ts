// Parts of Cross Industry Invoices (D16B) that stand in more than one place: amounts, days, taxes, parties, allowances.
import { type Currency, currencyDigits } from '@/lib/money/currency'
import { formatDecimal, formatPercent } from '@/lib/money/decimal'
import type { Address, DocumentModifier, Modifier, Party, Vat } from './semantic'
import { leaf, type Maybe, node } from './xml'

/** Writes amounts; only the total of the tax names its currency (CII-DT-031). */
export type Amount = (name: string, minor: number, currency?: Currency) => Maybe

export const amountIn =
  (document: Currency): Amount =>
  (name, minor, currency) =>
    leaf(
      `ram:${name}`,
      formatDecimal(minor, currencyDigits(document)),
      currency ? { currencyID: currency } : {},
    )

/** 102 is YYYYMMDD. */
export const dayIn = (name: string, day: string | null | undefined, types: 'udt' | 'qdt' = 'udt'): Maybe =>
  node(name, [leaf(`${types}:DateTimeString`, day?.replaceAll('-', ''), { format: '102' })])

const hasRate = ({ category }: Vat): boolean => category !== 'O'

export const tradeTax = (name: string, { category, ratePpm }: Vat): Maybe =>
  node(name, [
    leaf('ram:TypeCode', 'VAT'),
    leaf('ram:CategoryCode', category),
    hasRate({ category, ratePpm }) ? leaf('ram:RateApplicablePercent', formatPercent(ratePpm)) : null,
  ])

export const ciiAddress = (address: Address): Maybe =>
  node('ram:PostalTradeAddress', [
    leaf('ram:PostcodeCode', address.postalCode),
    leaf('ram:LineOne', address.line1),
    leaf('ram:LineTwo', address.line2),
    leaf('ram:CityName', address.city),
    leaf('ram:CountryID', address.country),
    leaf('ram:CountrySubDivisionName', address.region),
  ])

const schemed = (scheme: string | null | undefined): Record<string, string> =>
  scheme ? { schemeID: scheme } : {}

const registeredAs = (number: string | null, scheme: string): Maybe =>
  node('ram:SpecifiedTaxRegistration', [leaf('ram:ID', number, { schemeID: scheme })])

export const ciiParty = (name: string, party: Party): Maybe =>
  node(name, [
    leaf('ram:ID', party.id),
    leaf('ram:Name', party.name),
    node('ram:SpecifiedLegalOrganization', [
      leaf('ram:ID', party.registration?.id, schemed(party.registration?.scheme)),
      leaf('ram:TradingBusinessName', party.tradingName),
    ]),
    node('ram:DefinedTradeContact', [
      leaf('ram:PersonName', party.contact.name),
      node('ram:TelephoneUniversalCommunication', [leaf('ram:CompleteNumber', party.contact.phone)]),
      node('ram:EmailURIUniversalCommunication', [leaf('ram:URIID', party.contact.email)]),
    ]),
    ciiAddress(party.address),
    node('ram:URIUniversalCommunication', [
      leaf('ram:URIID', party.electronicAddress?.id, schemed(party.electronicAddress?.scheme)),
    ]),
    registeredAs(party.vatNumber, 'VA'),
    registeredAs(party.taxNumber, 'FC'),
  ])

export interface Direction {
  isCharge: boolean
}

export const ciiModifier = (
  part: Modifier & Partial<Pick<DocumentModifier, 'vat'>>,
  { isCharge }: Direction,
  amount: Amount,
): Maybe =>
  node('ram:SpecifiedTradeAllowanceCharge', [
    node('ram:ChargeIndicator', [leaf('udt:Indicator', String(isCharge))]),
    part.percentPpm === null ? null : leaf('ram:CalculationPercent', formatPercent(part.percentPpm)),
    part.baseMinor === null ? null : amount('BasisAmount', part.baseMinor),
    amount('ActualAmount', part.amountMinor),
    leaf('ram:Reason', part.reason),
    part.vat ? tradeTax('ram:CategoryTradeTax', part.vat) : null,
  ])
