// Reads the facts of a Cross Industry Invoice.
import type { AddressFacts, Facts, GroupFacts, LineFacts, ModifierFacts, PartyFacts } from './facts'
import { allAt, attributeAt, everyOf, type Tree, textAt } from './tree'

const dayAt = (tree: Tree, path: string): string | null =>
  textAt(tree, path)?.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3') ?? null

const addressIn = (tree: Tree | undefined): AddressFacts | null =>
  tree
    ? {
        line1: textAt(tree, 'ram:LineOne'),
        city: textAt(tree, 'ram:CityName'),
        postalCode: textAt(tree, 'ram:PostcodeCode'),
        country: textAt(tree, 'ram:CountryID'),
      }
    : null

const registeredAs = (party: Tree, scheme: string): string | null =>
  allAt(party, 'ram:SpecifiedTaxRegistration/ram:ID').find(({ attributes }) => attributes.schemeID === scheme)
    ?.text ?? null

const contact = 'ram:DefinedTradeContact'

function partyIn(agreement: Tree, name: string): PartyFacts {
  const party = allAt(agreement, name)[0] ?? agreement
  return {
    name: textAt(party, 'ram:Name'),
    tradingName: textAt(party, 'ram:SpecifiedLegalOrganization/ram:TradingBusinessName'),
    id: textAt(party, 'ram:ID'),
    registration: textAt(party, 'ram:SpecifiedLegalOrganization/ram:ID'),
    registrationScheme: attributeAt(party, 'ram:SpecifiedLegalOrganization/ram:ID', 'schemeID'),
    vatNumber: registeredAs(party, 'VA'),
    taxNumber: registeredAs(party, 'FC'),
    endpoint: textAt(party, 'ram:URIUniversalCommunication/ram:URIID'),
    endpointScheme: attributeAt(party, 'ram:URIUniversalCommunication/ram:URIID', 'schemeID'),
    address: addressIn(allAt(party, 'ram:PostalTradeAddress')[0]),
    contactName: textAt(party, `${contact}/ram:PersonName`),
    phone: textAt(party, `${contact}/ram:TelephoneUniversalCommunication/ram:CompleteNumber`),
    email: textAt(party, `${contact}/ram:EmailURIUniversalCommunication/ram:URIID`),
  }
}

const modifierIn = (tree: Tree): ModifierFacts => ({
  isCharge: textAt(tree, 'ram:ChargeIndicator/udt:Indicator') === 'true',
  amount: textAt(tree, 'ram:ActualAmount'),
  base: textAt(tree, 'ram:BasisAmount'),
  percent: textAt(tree, 'ram:CalculationPercent'),
  reason: textAt(tree, 'ram:Reason'),
  category: textAt(tree, 'ram:CategoryTradeTax/ram:CategoryCode'),
  rate: textAt(tree, 'ram:CategoryTradeTax/ram:RateApplicablePercent'),
})

const groupIn = (tree: Tree): GroupFacts => ({
  base: textAt(tree, 'ram:BasisAmount'),
  tax: textAt(tree, 'ram:CalculatedAmount'),
  category: textAt(tree, 'ram:CategoryCode'),
  rate: textAt(tree, 'ram:RateApplicablePercent'),
  reason: textAt(tree, 'ram:ExemptionReason'),
  reasonCode: textAt(tree, 'ram:ExemptionReasonCode'),
})

function lineIn(tree: Tree): LineFacts {
  const settlement = 'ram:SpecifiedLineTradeSettlement'
  const billed = 'ram:SpecifiedLineTradeDelivery/ram:BilledQuantity'
  return {
    id: textAt(tree, 'ram:AssociatedDocumentLineDocument/ram:LineID'),
    quantity: textAt(tree, billed),
    unit: attributeAt(tree, billed, 'unitCode'),
    net: textAt(tree, `${settlement}/ram:SpecifiedTradeSettlementLineMonetarySummation/ram:LineTotalAmount`),
    name: textAt(tree, 'ram:SpecifiedTradeProduct/ram:Name'),
    price: textAt(tree, 'ram:SpecifiedLineTradeAgreement/ram:NetPriceProductTradePrice/ram:ChargeAmount'),
    category: textAt(tree, `${settlement}/ram:ApplicableTradeTax/ram:CategoryCode`),
    rate: textAt(tree, `${settlement}/ram:ApplicableTradeTax/ram:RateApplicablePercent`),
    modifiers: allAt(tree, `${settlement}/ram:SpecifiedTradeAllowanceCharge`).map(modifierIn),
  }
}

/** Empty by the schema where nothing is known of a delivery. */
const MAY_BE_EMPTY = 'ram:ApplicableHeaderTradeDelivery'

function correctedIn(settlement: Tree): Facts['corrects'] {
  const tree = allAt(settlement, 'ram:InvoiceReferencedDocument')[0]
  return tree
    ? {
        number: textAt(tree, 'ram:IssuerAssignedID'),
        issueDate: dayAt(tree, 'ram:FormattedIssueDateTime/qdt:DateTimeString'),
      }
    : null
}

/** The one element that a path leads to; an empty one where it leads nowhere. */
const one = (tree: Tree, path: string): Tree =>
  allAt(tree, path)[0] ?? { name: path, attributes: {}, text: '', children: [] }

function moneyIn(settlement: Tree) {
  const account = 'ram:SpecifiedTradeSettlementPaymentMeans/ram:PayeePartyCreditorFinancialAccount'
  const total = (name: string) =>
    textAt(settlement, `ram:SpecifiedTradeSettlementHeaderMonetarySummation/ram:${name}`)
  return {
    meansCode: textAt(settlement, 'ram:SpecifiedTradeSettlementPaymentMeans/ram:TypeCode'),
    reference: textAt(settlement, 'ram:PaymentReference'),
    account:
      textAt(settlement, `${account}/ram:IBANID`) ?? textAt(settlement, `${account}/ram:ProprietaryID`),
    holder: textAt(settlement, `${account}/ram:AccountName`),
    bic: textAt(
      settlement,
      'ram:SpecifiedTradeSettlementPaymentMeans/ram:PayeeSpecifiedCreditorFinancialInstitution/ram:BICID',
    ),
    linesTotal: total('LineTotalAmount'),
    allowances: total('AllowanceTotalAmount'),
    charges: total('ChargeTotalAmount'),
    withoutTax: total('TaxBasisTotalAmount'),
    tax: total('TaxTotalAmount'),
    withTax: total('GrandTotalAmount'),
    paid: total('TotalPrepaidAmount'),
    payable: total('DuePayableAmount'),
  }
}

export function factsInCii(root: Tree): Facts {
  const transaction = one(root, 'rsm:SupplyChainTradeTransaction')
  const agreement = one(transaction, 'ram:ApplicableHeaderTradeAgreement')
  const delivery = one(transaction, 'ram:ApplicableHeaderTradeDelivery')
  const settlement = one(transaction, 'ram:ApplicableHeaderTradeSettlement')
  const context = one(root, 'rsm:ExchangedDocumentContext')
  const document = one(root, 'rsm:ExchangedDocument')
  const every = everyOf(root)
  return {
    customization: textAt(context, 'ram:GuidelineSpecifiedDocumentContextParameter/ram:ID'),
    process: textAt(context, 'ram:BusinessProcessSpecifiedDocumentContextParameter/ram:ID'),
    number: textAt(document, 'ram:ID'),
    issueDate: dayAt(document, 'ram:IssueDateTime/udt:DateTimeString'),
    dueDate: dayAt(settlement, 'ram:SpecifiedTradePaymentTerms/ram:DueDateDateTime/udt:DateTimeString'),
    type: textAt(document, 'ram:TypeCode'),
    note: textAt(document, 'ram:IncludedNote/ram:Content'),
    currency: textAt(settlement, 'ram:InvoiceCurrencyCode'),
    currencies: every.flatMap(({ attributes }) => attributes.currencyID ?? []),
    buyerReference: textAt(agreement, 'ram:BuyerReference'),
    order: textAt(agreement, 'ram:BuyerOrderReferencedDocument/ram:IssuerAssignedID'),
    terms: textAt(settlement, 'ram:SpecifiedTradePaymentTerms/ram:Description'),
    corrects: correctedIn(settlement),
    seller: partyIn(agreement, 'ram:SellerTradeParty'),
    buyer: partyIn(agreement, 'ram:BuyerTradeParty'),
    deliveryDate: dayAt(
      delivery,
      'ram:ActualDeliverySupplyChainEvent/ram:OccurrenceDateTime/udt:DateTimeString',
    ),
    deliveryAddress: addressIn(allAt(delivery, 'ram:ShipToTradeParty/ram:PostalTradeAddress')[0]),
    periodFrom: dayAt(settlement, 'ram:BillingSpecifiedPeriod/ram:StartDateTime/udt:DateTimeString'),
    periodTo: dayAt(settlement, 'ram:BillingSpecifiedPeriod/ram:EndDateTime/udt:DateTimeString'),
    ...moneyIn(settlement),
    modifiers: allAt(settlement, 'ram:SpecifiedTradeAllowanceCharge').map(modifierIn),
    groups: allAt(settlement, 'ram:ApplicableTradeTax').map(groupIn),
    lines: allAt(transaction, 'ram:IncludedSupplyChainTradeLineItem').map(lineIn),
    empty: every
      .filter(
        ({ children, name, text }) => children.length === 0 && text.trim() === '' && name !== MAY_BE_EMPTY,
      )
      .map(({ name }) => name),
  }
}
