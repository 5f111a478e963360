// The checks of the tests themselves: a document that is spoilt by hand breaks the rule that it should.
import { describe, expect, it } from 'vitest'
import { writeEDocument } from '../e-document/write'
import { CASES } from './cases'
import { brokenRules } from './check'

/** What a document says is changed by hand, and the rule notices. */
const SPOILT: [rule: string, name: string, from: RegExp, to: string][] = [
  ['own: quantity × price − discount = net', 'standard', /(InvoicedQuantity unitCode="C62">)3/, '$12'],
  ['own: rate × base = tax', 'standard', /7\.13/g, '7.12'],
  [
    'own: an amount has the decimals of its currency',
    'JPY',
    /(LineExtensionAmount currencyID="JPY">)735</,
    '$1735.50<',
  ],
  [
    'own: lines − allowances + charges = base',
    'several rates',
    /(<cbc:TaxableAmount[^>]*>)37\.50/,
    '$137.49',
  ],
  [
    'own: every line has its group',
    'standard',
    /(<cac:ClassifiedTaxCategory>\s*<cbc:ID>S<\/cbc:ID>\s*<cbc:Percent>)19/,
    '$17',
  ],
  ['own: money owed has a day or a word', 'no due date', /<cac:PaymentTerms>.*<\/cac:PaymentTerms>/s, ''],
  ['BR-CO-25', 'no due date', /<cac:PaymentTerms>.*<\/cac:PaymentTerms>/s, ''],
  ['BR-CO-26', 'small business', /<cac:PartyIdentification>.*?<\/cac:PartyIdentification>/s, ''],
  [
    'BR-33',
    'discounts on line and document',
    /<cbc:AllowanceChargeReason>.*?<\/cbc:AllowanceChargeReason>/,
    '',
  ],
  ['BR-44', 'a negative line', /<cbc:AllowanceChargeReason>.*?<\/cbc:AllowanceChargeReason>/, ''],
  ['BR-61', 'standard', /<cac:PayeeFinancialAccount>.*<\/cac:PayeeFinancialAccount>/s, ''],
  [
    'BR-Z-10',
    'several rates',
    /(<cbc:ID>Z<\/cbc:ID>\s*<cbc:Percent>0<\/cbc:Percent>)/,
    '$1<cbc:TaxExemptionReason>Null</cbc:TaxExemptionReason>',
  ],
  ['BR-E-10', 'exempt with a reason', /<cbc:TaxExemptionReason>.*?<\/cbc:TaxExemptionReason>/, ''],
  ['BR-IC-11', 'goods within the EU', /<cbc:ActualDeliveryDate>.*?<\/cbc:ActualDeliveryDate>/, ''],
  ['BR-IC-12', 'goods within the EU', /<cac:DeliveryLocation>.*<\/cac:DeliveryLocation>/s, ''],
  ['BR-AE-02', 'reverse charge within the EU', /ATU13585627/, ''],
  [
    'BR-O-05',
    'outside of VAT',
    /(<cac:ClassifiedTaxCategory>\s*<cbc:ID>O<\/cbc:ID>)/,
    '$1<cbc:Percent>0</cbc:Percent>',
  ],
  ['BR-CO-10', 'standard', /(LegalMonetaryTotal>\s*<cbc:LineExtensionAmount[^>]*>)37\.50/, '$137.60'],
  ['BR-CO-16', 'partly paid', /(PayableAmount[^>]*>)69\.00/, '$1119.00'],
  ['BR-DE-15', 'Leitweg-ID', /<cbc:BuyerReference>.*?<\/cbc:BuyerReference>/, ''],
  ['BR-DE-18', 'text of every kind', /· #5/, '#5'],
  ['PEPPOL-EN16931-R010', 'standard', /<cbc:EndpointID schemeID="0088">.*?<\/cbc:EndpointID>/, ''],
  [
    'ubl:Invoice/cbc:DueDate',
    'standard',
    /(<cbc:DueDate>.*?<\/cbc:DueDate>)(.*<cbc:BuyerReference>.*?<\/cbc:BuyerReference>)/s,
    '$2$1',
  ],
]

describe('a rule that is broken is noticed', () => {
  it.each(SPOILT)('%s', (rule, name, from, to) => {
    const made = CASES[name]?.()
    if (!made) throw new Error(`There is no case ${name}.`)
    const { circumstances, snapshot } = made
    const xml = writeEDocument(snapshot, 'xrechnung-ubl', circumstances)
    const spoilt = xml.replace(from, to)
    expect(spoilt).not.toBe(xml)
    expect(brokenRules(spoilt, 'xrechnung-ubl', snapshot)).toContain(rule)
  })
})
