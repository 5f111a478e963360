// Writes a semantic invoice as a Cross Industry Invoice (UN/CEFACT D16B), in the order that the schema wants.
import { formatPercent } from '@/lib/money/decimal'
import { type Amount, amountIn, ciiAddress, ciiModifier, ciiParty, dayIn, tradeTax } from './cii-parts'
import type { Profile } from './formats'
import type { Breakdown, Line, SemanticInvoice } from './semantic'
import { leaf, type Maybe, node, xmlDocument } from './xml'

const STANDARD = 'urn:un:unece:uncefact:data:standard'
const NAMESPACES = {
  rsm: `${STANDARD}:CrossIndustryInvoice:100`,
  ram: `${STANDARD}:ReusableAggregateBusinessInformationEntity:100`,
  qdt: `${STANDARD}:QualifiedDataType:100`,
  udt: `${STANDARD}:UnqualifiedDataType:100`,
}

const context = ({ customization, process }: Profile): Maybe =>
  node('rsm:ExchangedDocumentContext', [
    node('ram:BusinessProcessSpecifiedDocumentContextParameter', [leaf('ram:ID', process)]),
    node('ram:GuidelineSpecifiedDocumentContextParameter', [leaf('ram:ID', customization)]),
  ])

const heading = (model: SemanticInvoice): Maybe =>
  node('rsm:ExchangedDocument', [
    leaf('ram:ID', model.number),
    leaf('ram:TypeCode', model.typeCode),
    dayIn('ram:IssueDateTime', model.issueDate),
    node('ram:IncludedNote', [leaf('ram:Content', model.note)]),
  ])

const lineOf = (line: Line, amount: Amount): Maybe =>
  node('ram:IncludedSupplyChainTradeLineItem', [
    node('ram:AssociatedDocumentLineDocument', [leaf('ram:LineID', line.id)]),
    node('ram:SpecifiedTradeProduct', [
      leaf('ram:Name', line.name),
      leaf('ram:Description', line.description),
    ]),
    node('ram:SpecifiedLineTradeAgreement', [
      node('ram:NetPriceProductTradePrice', [leaf('ram:ChargeAmount', line.price)]),
    ]),
    node('ram:SpecifiedLineTradeDelivery', [
      leaf('ram:BilledQuantity', line.quantity, { unitCode: line.unit }),
    ]),
    node('ram:SpecifiedLineTradeSettlement', [
      tradeTax('ram:ApplicableTradeTax', line.vat),
      line.allowance && ciiModifier(line.allowance, { isCharge: false }, amount),
      line.charge && ciiModifier(line.charge, { isCharge: true }, amount),
      node('ram:SpecifiedTradeSettlementLineMonetarySummation', [amount('LineTotalAmount', line.netMinor)]),
    ]),
  ])

const agreement = (model: SemanticInvoice): Maybe =>
  node('ram:ApplicableHeaderTradeAgreement', [
    leaf('ram:BuyerReference', model.buyerReference),
    ciiParty('ram:SellerTradeParty', model.seller),
    ciiParty('ram:BuyerTradeParty', model.buyer),
    node('ram:BuyerOrderReferencedDocument', [leaf('ram:IssuerAssignedID', model.purchaseOrder)]),
  ])

/** The schema wants it even where nothing is known: then it is empty, the only element that may be. */
function delivery({ delivery: { address, date } }: SemanticInvoice): Maybe {
  const said = node('ram:ApplicableHeaderTradeDelivery', [
    address && node('ram:ShipToTradeParty', [ciiAddress(address)]),
    node('ram:ActualDeliverySupplyChainEvent', [dayIn('ram:OccurrenceDateTime', date)]),
  ])
  return said ?? { name: 'ram:ApplicableHeaderTradeDelivery', attributes: {}, content: '' }
}

function paymentMeans({ account, meansCode }: SemanticInvoice['payment']): Maybe {
  if (meansCode === null) return null
  return node('ram:SpecifiedTradeSettlementPaymentMeans', [
    leaf('ram:TypeCode', meansCode),
    node('ram:PayeePartyCreditorFinancialAccount', [
      account?.isIban ? leaf('ram:IBANID', account.id) : null,
      leaf('ram:AccountName', account?.holder),
      account && !account.isIban ? leaf('ram:ProprietaryID', account.id) : null,
    ]),
    node('ram:PayeeSpecifiedCreditorFinancialInstitution', [leaf('ram:BICID', account?.bic)]),
  ])
}

/** Its rate stands even where there is none, because Germany wants one (BR-DE-14). */
const subtotal = (group: Breakdown, amount: Amount): Maybe =>
  node('ram:ApplicableTradeTax', [
    amount('CalculatedAmount', group.taxMinor),
    leaf('ram:TypeCode', 'VAT'),
    leaf('ram:ExemptionReason', group.reason),
    amount('BasisAmount', group.baseMinor),
    leaf('ram:CategoryCode', group.vat.category),
    leaf('ram:ExemptionReasonCode', group.reasonCode),
    leaf('ram:RateApplicablePercent', formatPercent(group.vat.ratePpm)),
  ])

const summation = ({ currency, totals }: SemanticInvoice, amount: Amount): Maybe =>
  node('ram:SpecifiedTradeSettlementHeaderMonetarySummation', [
    amount('LineTotalAmount', totals.linesMinor),
    totals.chargesMinor === 0 ? null : amount('ChargeTotalAmount', totals.chargesMinor),
    totals.allowancesMinor === 0 ? null : amount('AllowanceTotalAmount', totals.allowancesMinor),
    amount('TaxBasisTotalAmount', totals.withoutTaxMinor),
    amount('TaxTotalAmount', totals.taxMinor, currency),
    amount('GrandTotalAmount', totals.withTaxMinor),
    totals.paidMinor === 0 ? null : amount('TotalPrepaidAmount', totals.paidMinor),
    amount('DuePayableAmount', totals.payableMinor),
  ])

const settlement = (model: SemanticInvoice, amount: Amount): Maybe =>
  node('ram:ApplicableHeaderTradeSettlement', [
    leaf('ram:PaymentReference', model.payment.reference),
    leaf('ram:InvoiceCurrencyCode', model.currency),
    paymentMeans(model.payment),
    ...model.breakdown.map((group) => subtotal(group, amount)),
    node('ram:BillingSpecifiedPeriod', [
      dayIn('ram:StartDateTime', model.period?.from),
      dayIn('ram:EndDateTime', model.period?.to),
    ]),
    ...model.allowances.map((part) => ciiModifier(part, { isCharge: false }, amount)),
    ...model.charges.map((part) => ciiModifier(part, { isCharge: true }, amount)),
    node('ram:SpecifiedTradePaymentTerms', [
      leaf('ram:Description', model.terms),
      dayIn('ram:DueDateDateTime', model.dueDate),
    ]),
    summation(model, amount),
    node('ram:InvoiceReferencedDocument', [
      leaf('ram:IssuerAssignedID', model.corrects?.number),
      dayIn('ram:FormattedIssueDateTime', model.corrects?.issueDate, 'qdt'),
    ]),
  ])

export function writeCii(model: SemanticInvoice, profile: Profile): string {
  const amount = amountIn(model.currency)
  return xmlDocument('rsm:CrossIndustryInvoice', NAMESPACES, [
    context(profile),
    heading(model),
    node('rsm:SupplyChainTradeTransaction', [
      ...model.lines.map((line) => lineOf(line, amount)),
      agreement(model),
      delivery(model),
      settlement(model, amount),
    ]),
  ])
}
