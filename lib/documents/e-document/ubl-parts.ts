// Parts of UBL 2.1 documents that stand in more than one place: amounts, tax categories, parties, allowances.
import type { Currency } from '@/lib/money/currency'
import { currencyDigits } from '@/lib/money/currency'
import { formatDecimal, formatPercent } from '@/lib/money/decimal'
import type { Address, DocumentModifier, Modifier, Party, Vat } from './semantic'
import { leaf, type Maybe, node } from './xml'

/** Writes amounts of one currency. */
export type Amount = (name: string, minor: number) => Maybe

export const amountIn =
  (currency: Currency): Amount =>
  (name, minor) =>
    leaf(`cbc:${name}`, formatDecimal(minor, currencyDigits(currency)), { currencyID: currency })

export const taxScheme = (id = 'VAT'): Maybe => node('cac:TaxScheme', [leaf('cbc:ID', id)])

export const taxCategory = (name: string, vat: Vat, saysRate: boolean, more: Maybe[] = []): Maybe =>
  node(name, [
    leaf('cbc:ID', vat.category),
    saysRate ? leaf('cbc:Percent', formatPercent(vat.ratePpm)) : null,
    ...more,
    taxScheme(),
  ])

/** What is outside of VAT has none on lines and parts (BR-O-05, BR-O-06, BR-O-07). */
export const hasRate = ({ category }: Vat): boolean => category !== 'O'

export const ublAddress = (name: string, address: Address): Maybe =>
  node(name, [
    leaf('cbc:StreetName', address.line1),
    leaf('cbc:AdditionalStreetName', address.line2),
    leaf('cbc:CityName', address.city),
    leaf('cbc:PostalZone', address.postalCode),
    leaf('cbc:CountrySubentity', address.region),
    node('cac:Country', [leaf('cbc:IdentificationCode', address.country)]),
  ])

const schemed = (scheme: string | null): Record<string, string> =>
  scheme === null ? {} : { schemeID: scheme }

const taxedAs = (number: string | null, scheme: string): Maybe =>
  number === null ? null : node('cac:PartyTaxScheme', [leaf('cbc:CompanyID', number), taxScheme(scheme)])

export const ublParty = (name: string, party: Party): Maybe =>
  node(name, [
    node('cac:Party', [
      leaf('cbc:EndpointID', party.electronicAddress?.id, schemed(party.electronicAddress?.scheme ?? null)),
      node('cac:PartyIdentification', [leaf('cbc:ID', party.id)]),
      node('cac:PartyName', [leaf('cbc:Name', party.tradingName)]),
      ublAddress('cac:PostalAddress', party.address),
      taxedAs(party.vatNumber, 'VAT'),
      taxedAs(party.taxNumber, 'FC'),
      node('cac:PartyLegalEntity', [
        leaf('cbc:RegistrationName', party.name),
        leaf('cbc:CompanyID', party.registration?.id, schemed(party.registration?.scheme ?? null)),
      ]),
      node('cac:Contact', [
        leaf('cbc:Name', party.contact.name),
        leaf('cbc:Telephone', party.contact.phone),
        leaf('cbc:ElectronicMail', party.contact.email),
      ]),
    ]),
  ])

export interface Direction {
  isCharge: boolean
}

export const ublModifier = (
  part: Modifier & Partial<Pick<DocumentModifier, 'vat'>>,
  { isCharge }: Direction,
  amount: Amount,
): Maybe =>
  node('cac:AllowanceCharge', [
    leaf('cbc:ChargeIndicator', String(isCharge)),
    leaf('cbc:AllowanceChargeReason', part.reason),
    part.percentPpm === null ? null : leaf('cbc:MultiplierFactorNumeric', formatPercent(part.percentPpm)),
    amount('Amount', part.amountMinor),
    part.baseMinor === null ? null : amount('BaseAmount', part.baseMinor),
    part.vat ? taxCategory('cac:TaxCategory', part.vat, hasRate(part.vat)) : null,
  ])
