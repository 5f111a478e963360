// Reads the facts of a UBL invoice or credit note.
import type { AddressFacts, Facts, GroupFacts, LineFacts, ModifierFacts, PartyFacts } from './facts'
import { allAt, attributeAt, everyOf, type Tree, textAt } from './tree'

const addressIn = (tree: Tree | undefined): AddressFacts | null =>
  tree
    ? {
        line1: textAt(tree, 'cbc:StreetName'),
        city: textAt(tree, 'cbc:CityName'),
        postalCode: textAt(tree, 'cbc:PostalZone'),
        country: textAt(tree, 'cac:Country/cbc:IdentificationCode'),
      }
    : null

const taxedAs = (party: Tree, isVat: boolean): string | null => {
  const own = allAt(party, 'cac:PartyTaxScheme').find(
    (tree) => (textAt(tree, 'cac:TaxScheme/cbc:ID') === 'VAT') === isVat,
  )
  return own ? textAt(own, 'cbc:CompanyID') : null
}

function partyIn(root: Tree, name: string): PartyFacts {
  const party = allAt(root, `${name}/cac:Party`)[0] ?? root
  return {
    name: textAt(party, 'cac:PartyLegalEntity/cbc:RegistrationName'),
    tradingName: textAt(party, 'cac:PartyName/cbc:Name'),
    id: textAt(party, 'cac:PartyIdentification/cbc:ID'),
    registration: textAt(party, 'cac:PartyLegalEntity/cbc:CompanyID'),
    registrationScheme: attributeAt(party, 'cac:PartyLegalEntity/cbc:CompanyID', 'schemeID'),
    vatNumber: taxedAs(party, true),
    taxNumber: taxedAs(party, false),
    endpoint: textAt(party, 'cbc:EndpointID'),
    endpointScheme: attributeAt(party, 'cbc:EndpointID', 'schemeID'),
    address: addressIn(allAt(party, 'cac:PostalAddress')[0]),
    contactName: textAt(party, 'cac:Contact/cbc:Name'),
    phone: textAt(party, 'cac:Contact/cbc:Telephone'),
    email: textAt(party, 'cac:Contact/cbc:ElectronicMail'),
  }
}

const modifierIn = (tree: Tree): ModifierFacts => ({
  isCharge: textAt(tree, 'cbc:ChargeIndicator') === 'true',
  amount: textAt(tree, 'cbc:Amount'),
  base: textAt(tree, 'cbc:BaseAmount'),
  percent: textAt(tree, 'cbc:MultiplierFactorNumeric'),
  reason: textAt(tree, 'cbc:AllowanceChargeReason'),
  category: textAt(tree, 'cac:TaxCategory/cbc:ID'),
  rate: textAt(tree, 'cac:TaxCategory/cbc:Percent'),
})

const groupIn = (tree: Tree): GroupFacts => ({
  base: textAt(tree, 'cbc:TaxableAmount'),
  tax: textAt(tree, 'cbc:TaxAmount'),
  category: textAt(tree, 'cac:TaxCategory/cbc:ID'),
  rate: textAt(tree, 'cac:TaxCategory/cbc:Percent'),
  reason: textAt(tree, 'cac:TaxCategory/cbc:TaxExemptionReason'),
  reasonCode: textAt(tree, 'cac:TaxCategory/cbc:TaxExemptionReasonCode'),
})

function lineIn(tree: Tree): LineFacts {
  const quantity = tree.name === 'cac:InvoiceLine' ? 'cbc:InvoicedQuantity' : 'cbc:CreditedQuantity'
  return {
    id: textAt(tree, 'cbc:ID'),
    quantity: textAt(tree, quantity),
    unit: attributeAt(tree, quantity, 'unitCode'),
    net: textAt(tree, 'cbc:LineExtensionAmount'),
    name: textAt(tree, 'cac:Item/cbc:Name'),
    price: textAt(tree, 'cac:Price/cbc:PriceAmount'),
    category: textAt(tree, 'cac:Item/cac:ClassifiedTaxCategory/cbc:ID'),
    rate: textAt(tree, 'cac:Item/cac:ClassifiedTaxCategory/cbc:Percent'),
    modifiers: allAt(tree, 'cac:AllowanceCharge').map(modifierIn),
  }
}

function correctedIn(root: Tree): Facts['corrects'] {
  const tree = allAt(root, 'cac:BillingReference/cac:InvoiceDocumentReference')[0]
  return tree ? { number: textAt(tree, 'cbc:ID'), issueDate: textAt(tree, 'cbc:IssueDate') } : null
}

export function factsInUbl(root: Tree): Facts {
  const isInvoice = root.name === 'ubl:Invoice'
  const account = 'cac:PaymentMeans/cac:PayeeFinancialAccount'
  const total = (name: string) => textAt(root, `cac:LegalMonetaryTotal/cbc:${name}`)
  const every = everyOf(root)
  return {
    customization: textAt(root, 'cbc:CustomizationID'),
    process: textAt(root, 'cbc:ProfileID'),
    number: textAt(root, 'cbc:ID'),
    issueDate: textAt(root, 'cbc:IssueDate'),
    dueDate: textAt(root, isInvoice ? 'cbc:DueDate' : 'cac:PaymentMeans/cbc:PaymentDueDate'),
    type: textAt(root, isInvoice ? 'cbc:InvoiceTypeCode' : 'cbc:CreditNoteTypeCode'),
    note: textAt(root, 'cbc:Note'),
    currency: textAt(root, 'cbc:DocumentCurrencyCode'),
    currencies: every.flatMap(({ attributes }) => attributes.currencyID ?? []),
    buyerReference: textAt(root, 'cbc:BuyerReference'),
    order: textAt(root, 'cac:OrderReference/cbc:ID'),
    terms: textAt(root, 'cac:PaymentTerms/cbc:Note'),
    corrects: correctedIn(root),
    seller: partyIn(root, 'cac:AccountingSupplierParty'),
    buyer: partyIn(root, 'cac:AccountingCustomerParty'),
    deliveryDate: textAt(root, 'cac:Delivery/cbc:ActualDeliveryDate'),
    deliveryAddress: addressIn(allAt(root, 'cac:Delivery/cac:DeliveryLocation/cac:Address')[0]),
    periodFrom: textAt(root, 'cac:InvoicePeriod/cbc:StartDate'),
    periodTo: textAt(root, 'cac:InvoicePeriod/cbc:EndDate'),
    meansCode: textAt(root, 'cac:PaymentMeans/cbc:PaymentMeansCode'),
    reference: textAt(root, 'cac:PaymentMeans/cbc:PaymentID'),
    account: textAt(root, `${account}/cbc:ID`),
    holder: textAt(root, `${account}/cbc:Name`),
    bic: textAt(root, `${account}/cac:FinancialInstitutionBranch/cbc:ID`),
    modifiers: allAt(root, 'cac:AllowanceCharge').map(modifierIn),
    groups: allAt(root, 'cac:TaxTotal/cac:TaxSubtotal').map(groupIn),
    linesTotal: total('LineExtensionAmount'),
    allowances: total('AllowanceTotalAmount'),
    charges: total('ChargeTotalAmount'),
    withoutTax: total('TaxExclusiveAmount'),
    tax: textAt(root, 'cac:TaxTotal/cbc:TaxAmount'),
    withTax: total('TaxInclusiveAmount'),
    paid: total('PrepaidAmount'),
    payable: total('PayableAmount'),
    lines: allAt(root, isInvoice ? 'cac:InvoiceLine' : 'cac:CreditNoteLine').map(lineIn),
    empty: every
      .filter(({ children, text }) => children.length === 0 && text.trim() === '')
      .map(({ name }) => name),
  }
}
