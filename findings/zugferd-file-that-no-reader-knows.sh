#!/usr/bin/env bash
# zugferd-generator with the example of its own documentation, and another library that reads Factur-X.
#
# Guessed: the XML keeps to the profile: dates by "format 102" are written 20240101, sums stand in the monetary summation.
# Seen: "102" stands beside 2024-01-01, the guideline's id is the word ZUGFeRD instead of a profile's URN, the grand total stands
#   outside any summation, the buyer's country is dropped, and VAT numbers are marked schemaId, where the standard has schemeID.
#   No profile of Factur-X knows such a file; factur-x-kit refuses to read it.
# Where it matters: the sender believes to have sent an e-invoice. The recipient may refuse it, and with it the deduction of VAT.
# Remit: calls the attachment factur-x.xml, and says so in the metadata by the names that readers look for.
set -eu
source "$(dirname "$0")/support/packages.sh"
npm_packages zugferd-generator@1.2.1 factur-x-kit@0.3.1
cat >"$work/run.mjs" <<'JS'
import { FacturX } from 'factur-x-kit'
import generator from 'zugferd-generator'
import { refusal, seen } from './seen.mjs'

const Generator = generator.default ?? generator
const xml = new Generator({
  id: 'INV-001', issueDate: '2024-01-01', currency: 'EUR', totalAmount: 119,
  supplier: { name: 'Supplier Ltd.', country: 'DE', taxNumber: 'DE123456789' },
  customer: { name: 'Customer Ltd.', country: 'AT' },
  taxTotal: { taxAmount: 19, taxPercentage: 19 },
  lineItems: [{ id: 'ITEM-001', description: 'Product A', quantity: 1, unitPrice: 100, lineTotal: 100 }],
}).toXMLString()
const found = (pattern) => pattern.exec(xml)?.[1]
seen('date', found(/<udt:DateTimeString format="102">([^<]*)/), '2024-01-01')
seen('guideline', found(/<ram:GuidelineSpecifiedDocumentContextParameter>\s*<ram:ID>([^<]*)/), 'ZUGFeRD')
seen('has a monetary summation', /SpecifiedTradeSettlementHeaderMonetarySummation/.test(xml), false)
seen('names the buyer’s country', /<ram:BuyerTradeParty>[\s\S]*?AT[\s\S]*?<\/ram:BuyerTradeParty>/.test(xml), false)
seen('mark of the VAT number', found(/<ram:ID (schem[a-zA-Z]*)="VA"/), 'schemaId')
seen('factur-x-kit refuses to read it', await refusal(() => FacturX.fromXML(xml)), 'Unknown Profile: ZUGFeRD')
JS
node "$work/run.mjs"
