// Writes a semantic invoice as UBL 2.1: an Invoice or a CreditNote, in the order that the schemas want.
import type { Profile } from './formats'
import type { Breakdown, Line, SemanticInvoice } from './semantic'
import { type Amount, amountIn, hasRate, taxCategory, ublAddress, ublModifier, ublParty } from './ubl-parts'
import { leaf, type Maybe, node, xmlDocument } from './xml'

const SCHEMAS = 'urn:oasis:names:specification:ubl:schema:xsd'

/** What the two kinds of document call their own. */
const INVOICE = {
  root: 'Invoice',
  type: 'InvoiceTypeCode',
  line: 'InvoiceLine',
  quantity: 'InvoicedQuantity',
}
const CREDIT_NOTE = {
  root: 'CreditNote',
  type: 'CreditNoteTypeCode',
  line: 'CreditNoteLine',
  quantity: 'CreditedQuantity',
}
type Kind = typeof INVOICE

const ownWords = ({ typeCode }: SemanticInvoice): Kind => (typeCode === '380' ? INVOICE : CREDIT_NOTE)

function heading(model: SemanticInvoice, profile: Profile, kind: Kind): Maybe[] {
  const isInvoice = kind === INVOICE
  return [
    leaf('cbc:CustomizationID', profile.customization),
    leaf('cbc:ProfileID', profile.process),
    leaf('cbc:ID', model.number),
    leaf('cbc:IssueDate', model.issueDate),
    // A credit note has its day among the means of payment.
    isInvoice ? leaf('cbc:DueDate', model.dueDate) : null,
    leaf(`cbc:${kind.type}`, model.typeCode),
    leaf('cbc:Note', model.note),
    leaf('cbc:DocumentCurrencyCode', model.currency),
    leaf('cbc:BuyerReference', model.buyerReference),
    node('cac:InvoicePeriod', [
      leaf('cbc:StartDate', model.period?.from),
      leaf('cbc:EndDate', model.period?.to),
    ]),
    node('cac:OrderReference', [leaf('cbc:ID', model.purchaseOrder)]),
    node('cac:BillingReference', [
      node('cac:InvoiceDocumentReference', [
        leaf('cbc:ID', model.corrects?.number),
        leaf('cbc:IssueDate', model.corrects?.issueDate),
      ]),
    ]),
  ]
}

const delivery = ({ delivery: { address, date } }: SemanticInvoice): Maybe =>
  node('cac:Delivery', [
    leaf('cbc:ActualDeliveryDate', date),
    address && node('cac:DeliveryLocation', [ublAddress('cac:Address', address)]),
  ])

function paymentMeans({ dueDate, payment }: SemanticInvoice, kind: Kind): Maybe {
  const { account, meansCode, reference } = payment
  if (meansCode === null) return null
  return node('cac:PaymentMeans', [
    leaf('cbc:PaymentMeansCode', meansCode),
    kind === INVOICE ? null : leaf('cbc:PaymentDueDate', dueDate),
    leaf('cbc:PaymentID', reference),
    node('cac:PayeeFinancialAccount', [
      leaf('cbc:ID', account?.id),
      leaf('cbc:Name', account?.holder),
      node('cac:FinancialInstitutionBranch', [leaf('cbc:ID', account?.bic)]),
    ]),
  ])
}

/** Its rate stands even where there is none, because Germany wants one (BR-DE-14, DE-R-014). */
const subtotal = ({ baseMinor, reason, reasonCode, taxMinor, vat }: Breakdown, amount: Amount): Maybe =>
  node('cac:TaxSubtotal', [
    amount('TaxableAmount', baseMinor),
    amount('TaxAmount', taxMinor),
    taxCategory('cac:TaxCategory', vat, true, [
      leaf('cbc:TaxExemptionReasonCode', reasonCode),
      leaf('cbc:TaxExemptionReason', reason),
    ]),
  ])

const total = ({ totals }: SemanticInvoice, amount: Amount): Maybe =>
  node('cac:LegalMonetaryTotal', [
    amount('LineExtensionAmount', totals.linesMinor),
    amount('TaxExclusiveAmount', totals.withoutTaxMinor),
    amount('TaxInclusiveAmount', totals.withTaxMinor),
    totals.allowancesMinor === 0 ? null : amount('AllowanceTotalAmount', totals.allowancesMinor),
    totals.chargesMinor === 0 ? null : amount('ChargeTotalAmount', totals.chargesMinor),
    totals.paidMinor === 0 ? null : amount('PrepaidAmount', totals.paidMinor),
    amount('PayableAmount', totals.payableMinor),
  ])

const lineOf = (line: Line, kind: Kind, currency: string, amount: Amount): Maybe =>
  node(`cac:${kind.line}`, [
    leaf('cbc:ID', line.id),
    leaf(`cbc:${kind.quantity}`, line.quantity, { unitCode: line.unit }),
    amount('LineExtensionAmount', line.netMinor),
    line.allowance && ublModifier(line.allowance, { isCharge: false }, amount),
    line.charge && ublModifier(line.charge, { isCharge: true }, amount),
    node('cac:Item', [
      leaf('cbc:Description', line.description),
      leaf('cbc:Name', line.name),
      taxCategory('cac:ClassifiedTaxCategory', line.vat, hasRate(line.vat)),
    ]),
    node('cac:Price', [leaf('cbc:PriceAmount', line.price, { currencyID: currency })]),
  ])

export function writeUbl(model: SemanticInvoice, profile: Profile): string {
  const kind = ownWords(model)
  const amount = amountIn(model.currency)
  const namespaces = {
    '': `${SCHEMAS}:${kind.root}-2`,
    cac: `${SCHEMAS}:CommonAggregateComponents-2`,
    cbc: `${SCHEMAS}:CommonBasicComponents-2`,
  }
  return xmlDocument(kind.root, namespaces, [
    ...heading(model, profile, kind),
    ublParty('cac:AccountingSupplierParty', model.seller),
    ublParty('cac:AccountingCustomerParty', model.buyer),
    delivery(model),
    paymentMeans(model, kind),
    node('cac:PaymentTerms', [leaf('cbc:Note', model.terms)]),
    ...model.allowances.map((part) => ublModifier(part, { isCharge: false }, amount)),
    ...model.charges.map((part) => ublModifier(part, { isCharge: true }, amount)),
    node('cac:TaxTotal', [
      amount('TaxAmount', model.totals.taxMinor),
      ...model.breakdown.map((group) => subtotal(group, amount)),
    ]),
    total(model, amount),
    ...model.lines.map((line) => lineOf(line, kind, model.currency, amount)),
  ])
}
