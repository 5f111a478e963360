#!/usr/bin/env bash
# einvoicing reads a UBL invoice (EN 16931) and writes it again.
#
# Guessed: what was read is written: the standard lets a unit price have as many decimals as it needs.
# Seen: 1000.125 letters at 0.0125 come back as 1000.13 at 0.01, so quantity times price is no longer the line's 12.50, and
#   a validator may refuse the file. Leading zeros are lost where a text looks like a number: the postcode 01067 becomes 1067,
#   the payment reference 000170 becomes 170, the buyer's reference 0042 becomes 42; the invoice's own number is kept.
# Where it matters: postage, energy, phone calls and metal are priced in fractions of a cent, and public buyers in Germany refuse
#   an invoice whose reference (Leitweg-ID, purchase order) is another.
# Remit: writes e-invoices from its own rows and reads none; quantities and prices are digits, never binary fractions.
set -eu
source "$(dirname "$0")/support/packages.sh"
npm_packages einvoicing@0.0.3
cat >"$work/run.mjs" <<'JS'
import { UblReader, UblWriter } from 'einvoicing'
import { seen } from './seen.mjs'

const vat = '<cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme>'
const rate = `<cbc:ID>S</cbc:ID><cbc:Percent>19</cbc:Percent>${vat}`
const money = (name, amount) => `<cbc:${name} currencyID="EUR">${amount}</cbc:${name}>`
const party = (name, postcode) => `<cac:Party><cbc:EndpointID schemeID="9930">DE123456789</cbc:EndpointID>
  <cac:PostalAddress><cbc:PostalZone>${postcode}</cbc:PostalZone><cac:Country><cbc:IdentificationCode>DE</cbc:IdentificationCode></cac:Country></cac:PostalAddress>
  <cac:PartyTaxScheme><cbc:CompanyID>DE123456789</cbc:CompanyID>${vat}</cac:PartyTaxScheme>
  <cac:PartyLegalEntity><cbc:RegistrationName>${name}</cbc:RegistrationName></cac:PartyLegalEntity></cac:Party>`
const before = `<?xml version="1.0" encoding="UTF-8"?>
<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
<cbc:CustomizationID>urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0</cbc:CustomizationID>
<cbc:ProfileID>urn:fdc:peppol.eu:2017:poacc:billing:01:1.0</cbc:ProfileID>
<cbc:ID>000170</cbc:ID><cbc:IssueDate>2026-01-31</cbc:IssueDate><cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>
<cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode><cbc:BuyerReference>0042</cbc:BuyerReference>
<cac:AccountingSupplierParty>${party('Seller', '01067')}</cac:AccountingSupplierParty>
<cac:AccountingCustomerParty>${party('Buyer', '50667')}</cac:AccountingCustomerParty>
<cac:PaymentMeans><cbc:PaymentMeansCode>30</cbc:PaymentMeansCode><cbc:PaymentID>000170</cbc:PaymentID>
<cac:PayeeFinancialAccount><cbc:ID>DE89370400440532013000</cbc:ID></cac:PayeeFinancialAccount></cac:PaymentMeans>
<cac:TaxTotal>${money('TaxAmount', '2.38')}<cac:TaxSubtotal>${money('TaxableAmount', '12.50')}${money('TaxAmount', '2.38')}
<cac:TaxCategory>${rate}</cac:TaxCategory></cac:TaxSubtotal></cac:TaxTotal>
<cac:LegalMonetaryTotal>${money('LineExtensionAmount', '12.50')}${money('TaxExclusiveAmount', '12.50')}${money('TaxInclusiveAmount', '14.88')}${money('PayableAmount', '14.88')}</cac:LegalMonetaryTotal>
<cac:InvoiceLine><cbc:ID>1</cbc:ID><cbc:InvoicedQuantity unitCode="C62">1000.125</cbc:InvoicedQuantity>${money('LineExtensionAmount', '12.50')}
<cac:Item><cbc:Name>Letters</cbc:Name><cac:ClassifiedTaxCategory>${rate}</cac:ClassifiedTaxCategory></cac:Item>
<cac:Price>${money('PriceAmount', '0.0125')}</cac:Price></cac:InvoiceLine>
</Invoice>`
const after = await new UblWriter().write(await new UblReader().read(before))
const of = (xml, name) => new RegExp(`<cbc:${name}[^>]*>([^<]*)`).exec(xml)?.[1]
for (const [name, was, is] of [
  ['InvoicedQuantity', '1000.125', '1000.13'],
  ['PriceAmount', '0.0125', '0.01'],
  ['PostalZone', '01067', '1067'],
  ['PaymentID', '000170', '170'],
  ['BuyerReference', '0042', '42'],
  ['ID', '000170', '000170'],
])
  seen(`${name}, before and after`, [of(before, name), of(after, name)], [was, is])
JS
node "$work/run.mjs"
