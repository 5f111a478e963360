// Every kind of document that must come out right in every format that applies (promise 146).
import { E_DOCUMENT_FORMATS, type EDocumentFormat } from '../e-document/formats'
import type { Circumstances } from '../e-document/payment'
import type { DocumentSnapshot } from '../snapshot'
import { BAKERY, documentOf, type Particulars } from './build'
import {
  ATHENS,
  BELFAST,
  COPENHAGEN,
  MILAN,
  NEW_YORK,
  OSLO,
  REYKJAVIK,
  ROTTERDAM,
  STOCKHOLM,
  VIENNA,
} from './parties'

export interface Case {
  snapshot: DocumentSnapshot
  circumstances: Circumstances
  formats: readonly EDocumentFormat[]
}

const UNPAID: Circumstances = { paymentUrl: 'https://remit.example/i/2f7c?a=1&b=2', paidMinor: 0 }

const caseOf = (particulars: Particulars, more: Partial<Omit<Case, 'snapshot'>> = {}): Case => ({
  snapshot: documentOf(particulars),
  circumstances: UNPAID,
  formats: E_DOCUMENT_FORMATS,
  ...more,
})

const withoutPeppol = { formats: E_DOCUMENT_FORMATS.filter((format) => format !== 'peppol-bis-3') }

const CORRECTS = {
  documentNumber: 'RE-2026-0041',
  issueDate: '2026-11-02',
  reason: 'Falsch gebacken <zurück>',
}

const SMALL: Particulars['seller'] = {
  vatNumber: null,
  vatRegistered: false,
  companyRegistrationNumber: null,
  sellerId: 'B-77',
}

const KLEINUNTERNEHMER = 'Gemäß § 19 UStG wird keine Umsatzsteuer berechnet.'

const BETWEEN_TWO_DUTCH: Particulars = {
  seller: ROTTERDAM,
  buyer: {
    name: 'Koffie BV',
    country: 'NL',
    companyRegistrationNumber: '87654321',
    address: { line1: 'Singel 2', postalCode: '1012 AB', city: 'Amsterdam', country: 'NL' },
  },
  locale: 'nl-NL',
  lines: [{ unitPrice: '50', ratePpm: 210_000 }],
}

const FIVE_HUNDRED = Array.from({ length: 500 }, (_, at) => ({
  unitPrice: `${(at % 37) + 1}.${String((at * 7) % 100).padStart(2, '0')}`,
  quantity: String((at % 9) + 1),
  ratePpm: at % 3 === 0 ? 70_000 : 190_000,
}))

export const CASES: Record<string, () => Case> = {
  standard: () => caseOf({ lines: [{ unitPrice: '12.50', quantity: '3' }] }),
  'several rates': () =>
    caseOf({
      lines: [
        { unitPrice: '12.50', quantity: '3', ratePpm: 70_000 },
        { unitPrice: '99.99', quantity: '1.5', unit: 'HUR' },
        { unitPrice: '4.20', category: 'Z' },
      ],
    }),
  'reverse charge within the EU': () =>
    caseOf({
      buyer: VIENNA,
      lines: [{ unitPrice: '800', category: 'AE', reason: 'Steuerschuldnerschaft des Leistungsempfängers' }],
    }),
  'goods within the EU': () =>
    caseOf({
      buyer: VIENNA,
      lines: [
        { unitPrice: '75.10', quantity: '8', category: 'K', reason: 'Innergemeinschaftliche Lieferung' },
      ],
    }),
  'goods within the EU, by period': () =>
    caseOf({
      buyer: VIENNA,
      supplyDate: null,
      servicePeriod: { from: '2026-11-01', to: '2026-11-30' },
      lines: [{ unitPrice: '75.10', category: 'K', reason: 'Innergemeinschaftliche Lieferung' }],
    }),
  export: () =>
    caseOf({
      buyer: NEW_YORK,
      locale: 'en-US',
      lines: [{ unitPrice: '500', category: 'G', reason: 'Export outside the EU' }],
    }),
  'small business': () =>
    caseOf({ seller: SMALL, lines: [{ unitPrice: '60', category: 'E', reason: KLEINUNTERNEHMER }] }),
  'small business with a register number alone': () =>
    caseOf({
      seller: { ...SMALL, sellerId: null, companyRegistrationNumber: 'HRA 12' },
      lines: [{ unitPrice: '60', category: 'E', reason: KLEINUNTERNEHMER }],
    }),
  'outside of VAT': () =>
    caseOf({ lines: [{ unitPrice: '20', category: 'O', reason: 'Nicht steuerbar: Schadenersatz' }] }),
  'exempt with a reason': () =>
    caseOf({
      lines: [
        { unitPrice: '90', category: 'E', reason: 'Steuerfrei nach § 4 Nr. 21 UStG' },
        { unitPrice: '10', quantity: '2' },
      ],
    }),
  'discounts on line and document': () =>
    caseOf({
      lines: [
        { unitPrice: '33.33', quantity: '3', discountMinor: 999 },
        { unitPrice: '10', quantity: '7', ratePpm: 70_000 },
      ],
      discountMinor: 1600,
      discountPercent: '10',
    }),
  'a charge': () =>
    caseOf({
      lines: [
        { unitPrice: '19.90', quantity: '2' },
        { unitPrice: '5', ratePpm: 70_000 },
      ],
      charge: { amountMinor: 490, taxCategory: 'S', taxRatePpm: 190_000 },
    }),
  'discount and charge': () =>
    caseOf({
      lines: [
        { unitPrice: '19.90', quantity: '2' },
        { unitPrice: '5', ratePpm: 70_000 },
      ],
      discountMinor: 333,
      charge: { amountMinor: 490, taxCategory: 'S', taxRatePpm: 190_000 },
    }),
  'prices with tax': () =>
    caseOf({
      pricesIncludeTax: true,
      lines: [
        { unitPrice: '9.99', quantity: '7' },
        { unitPrice: '0.35', quantity: '13', ratePpm: 70_000 },
        { unitPrice: '2.005', quantity: '1.333', ratePpm: 70_000 },
      ],
    }),
  'prices with tax, with discount and charge': () =>
    caseOf({
      pricesIncludeTax: true,
      lines: [
        { unitPrice: '9.99', quantity: '7', discountMinor: 150 },
        { unitPrice: '3.35', quantity: '13', ratePpm: 70_000 },
      ],
      discountMinor: 500,
      charge: { amountMinor: 490, taxCategory: 'S', taxRatePpm: 190_000 },
    }),
  'prices below a cent': () =>
    caseOf({
      lines: [
        { unitPrice: '0.1651', quantity: '1234.567', unit: 'KWH' },
        { unitPrice: '0.000333', quantity: '100000' },
      ],
    }),
  '500 lines': () => caseOf({ lines: FIVE_HUNDRED }),
  'partly paid': () =>
    caseOf({ lines: [{ unitPrice: '100' }] }, { circumstances: { ...UNPAID, paidMinor: 5_000 } }),
  paid: () => caseOf({ lines: [{ unitPrice: '100' }] }, { circumstances: { ...UNPAID, paidMinor: 11_900 } }),
  'paid twice': () =>
    caseOf({ lines: [{ unitPrice: '100' }] }, { circumstances: { ...UNPAID, paidMinor: 23_800 } }),
  'credit note, full': () =>
    caseOf({
      kind: 'credit-note',
      documentNumber: 'GS-2026-0001',
      dueDate: null,
      corrects: CORRECTS,
      lines: [
        { unitPrice: '12.50', quantity: '3' },
        { unitPrice: '4.20', ratePpm: 70_000 },
      ],
    }),
  'credit note, partial, with a day': () =>
    caseOf({
      kind: 'credit-note',
      documentNumber: 'GS-2026-0002',
      corrects: CORRECTS,
      lines: [{ unitPrice: '12.50', quantity: '1' }],
    }),
  'credit note of a discounted invoice': () =>
    caseOf({
      kind: 'credit-note',
      dueDate: null,
      corrects: CORRECTS,
      lines: [
        { unitPrice: '33.33', quantity: '3', discountMinor: 999 },
        { unitPrice: '10', quantity: '7', ratePpm: 70_000 },
      ],
      discountMinor: 1600,
    }),
  'credit note of an amount, which has no net': () => {
    const made = caseOf({
      kind: 'credit-note',
      dueDate: null,
      corrects: CORRECTS,
      lines: [{ unitPrice: '0.16' }],
    })
    const [group] = made.snapshot.taxGroups
    const taxGroups = group ? [{ ...group, taxMinor: 2 }] : []
    return { ...made, snapshot: { ...made.snapshot, taxGroups, taxMinor: 2, totalMinor: 18 } }
  },
  'credit note of the second third of a line': () => {
    const made = caseOf({
      kind: 'credit-note',
      dueDate: null,
      corrects: CORRECTS,
      lines: [{ unitPrice: '0.34' }],
    })
    const lines = made.snapshot.lines.map((line) => ({ ...line, unitPrice: '0.333333' }))
    return { ...made, snapshot: { ...made.snapshot, lines } }
  },
  'a credit note taken back': () =>
    caseOf({
      dueDate: null,
      corrects: { ...CORRECTS, documentNumber: 'GS-2026-0001' },
      lines: [{ unitPrice: '12.50', quantity: '3' }],
    }),
  JPY: () =>
    caseOf({
      currency: 'JPY',
      lines: [
        { unitPrice: '105', quantity: '7', ratePpm: 100_000 },
        { unitPrice: '98', ratePpm: 80_000 },
      ],
    }),
  'yen of half a piece': () =>
    caseOf({ currency: 'JPY', lines: [{ unitPrice: '33', quantity: '1.5', ratePpm: 100_000 }] }),
  HUF: () => caseOf({ currency: 'HUF', lines: [{ unitPrice: '1050.5', quantity: '7', ratePpm: 270_000 }] }),
  'buyer reference and purchase order': () =>
    caseOf({ buyerReference: 'REF-9', purchaseOrderNumber: 'PO 12/7', lines: [{ unitPrice: '7' }] }),
  'Leitweg-ID': () => caseOf({ buyerReference: '04011000-1234512345-06', lines: [{ unitPrice: '7' }] }),
  'a negative line': () =>
    caseOf({
      lines: [
        { unitPrice: '100' },
        { description: 'Pfand zurück', unitPrice: '3.10', quantity: '-4', discountMinor: -100 },
      ],
    }),
  'a discount on more taken back than sold at one rate': () =>
    caseOf({
      lines: [
        { unitPrice: '100' },
        { description: 'Pfand zurück', unitPrice: '10', quantity: '-2', ratePpm: 70_000 },
      ],
      discountMinor: 800,
      discountPercent: '10',
    }),
  'a Greek seller': () =>
    caseOf({ seller: ATHENS, locale: 'el', lines: [{ unitPrice: '50', ratePpm: 240_000 }] }, withoutPeppol),
  'a Greek customer': () =>
    caseOf({
      buyer: {
        name: 'Καφενείο',
        vatNumber: 'EL094259216',
        country: 'EL',
        address: { line1: 'Ερμού 1', postalCode: '10563', city: 'Αθήνα', country: 'EL' },
      },
      lines: [{ unitPrice: '50', category: 'AE', reason: 'Reverse charge' }],
    }),
  'from Northern Ireland': () =>
    caseOf({
      seller: BELFAST,
      buyer: VIENNA,
      currency: 'GBP',
      locale: 'en-GB',
      lines: [{ unitPrice: '50', category: 'K', reason: 'Intra-community supply' }],
    }),
  'between two Dutch': () => caseOf(BETWEEN_TWO_DUTCH),
  'credit note between two Dutch': () =>
    caseOf({ ...BETWEEN_TWO_DUTCH, kind: 'credit-note', dueDate: null, corrects: CORRECTS }),
  'a credit note between two Dutch taken back': () =>
    caseOf({
      ...BETWEEN_TWO_DUTCH,
      dueDate: null,
      corrects: { ...CORRECTS, documentNumber: 'GS-2026-0001' },
    }),
  'between two Danes': () =>
    caseOf({
      seller: COPENHAGEN,
      buyer: {
        name: 'Café Nord',
        country: 'DK',
        address: { line1: 'Torvet 3', postalCode: '8000', city: 'Aarhus', country: 'DK' },
      },
      currency: 'DKK',
      locale: 'da-DK',
      lines: [{ unitPrice: '50', ratePpm: 250_000 }],
    }),
  'from Sweden': () =>
    caseOf({ seller: STOCKHOLM, currency: 'SEK', lines: [{ unitPrice: '50', ratePpm: 120_000 }] }),
  'from Norway': () =>
    caseOf({ seller: OSLO, currency: 'NOK', lines: [{ unitPrice: '50', ratePpm: 250_000 }] }),
  'from Iceland': () =>
    caseOf({ seller: REYKJAVIK, currency: 'ISK', lines: [{ unitPrice: '5050', ratePpm: 240_000 }] }),
  'from Italy': () => caseOf({ seller: MILAN, lines: [{ unitPrice: '50', ratePpm: 220_000 }] }),
  'between two Danes without an account': () =>
    caseOf(
      {
        seller: { ...COPENHAGEN, bankDetails: null },
        buyer: { country: 'DK', address: { country: 'DK' } },
        currency: 'DKK',
        lines: [{ unitPrice: '50', ratePpm: 250_000 }],
      },
      { formats: ['ubl', 'peppol-bis-3', 'factur-x'] },
    ),
  'a price of many decimals, with tax': () =>
    caseOf({
      pricesIncludeTax: true,
      lines: [
        { unitPrice: '0.1651', quantity: '98765.432101', unit: 'KWH' },
        { unitPrice: '0.19', quantity: '-3' },
      ],
    }),
  'a small rate': () =>
    caseOf({
      lines: [
        { unitPrice: '100', ratePpm: 5_000 },
        { unitPrice: '10', ratePpm: 4_000 },
      ],
    }),
  'no bank details': () => caseOf({ seller: { bankDetails: null }, lines: [{ unitPrice: '5' }] }),
  'an account without IBAN': () =>
    caseOf({
      seller: { bankDetails: { accountNumber: '000123456789', routingNumber: '110000000' } },
      currency: 'USD',
      lines: [{ unitPrice: '5' }],
    }),
  'no due date': () => caseOf({ dueDate: null, lines: [{ unitPrice: '5' }] }),
  'in parts': () =>
    caseOf({
      parts: [
        { kind: 'deposit', dueOn: '2026-11-30', amountMinor: 200 },
        { kind: 'instalment', dueOn: '2026-12-14', amountMinor: 395 },
      ],
      lines: [{ unitPrice: '5' }],
    }),
  'with a price of paying': () =>
    caseOf({
      price: {
        early: { percentPpm: 25_000, until: '2026-12-08', savedMinor: 15 },
        byMeans: [
          { type: 'sepa_debit', discountMinor: 6, surchargeMinor: 0 },
          { type: 'card', discountMinor: 0, surchargeMinor: 12 },
        ],
      },
      lateFee: { kind: 'percent', sharePpm: 50_000, afterDays: 14 },
      latePaymentFee: 'siehe #5# der AGB',
      lines: [{ unitPrice: '5' }],
    }),
  'no day of supply': () => caseOf({ supplyDate: null, lines: [{ unitPrice: '5' }] }),
  'text of every kind': () =>
    caseOf({
      lines: [{ unitPrice: '5', description: 'Brot & "Brötchen" <hell>\nmit\u0000 Kümmel \ud800 🥖 ]]>' }],
      memo: '#SKONTO#TAGE=14#\u0007 Danke & bis bald',
      latePaymentFee: '#5 % Zinsen',
      footer: 'Amtsgericht Berlin\r\nHRB 4711',
    }),
  'for nothing': () => caseOf({ lines: [{ unitPrice: '0' }] }),
  'a small business of few words': () =>
    caseOf(
      {
        seller: {
          ...BAKERY,
          ...SMALL,
          contactName: null,
          phone: null,
          electronicAddress: null,
          bankDetails: null,
          address: null,
        },
        buyer: { address: { country: 'DE' }, email: null, electronicAddress: null },
        buyerReference: null,
        supplyDate: null,
        lines: [{ unitPrice: '60', category: 'E', reason: KLEINUNTERNEHMER }],
      },
      { formats: ['ubl', 'factur-x'] },
    ),
}
