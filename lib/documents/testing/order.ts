// The order in which UBL 2.1 and CII D16B want the elements that we use: what their schemas would refuse.
import { everyOf, type Tree } from './tree'

const spelled = (prefixed: string): string[] => prefixed.trim().split(/\s+/)

const UBL_HEAD = `cbc:CustomizationID cbc:ProfileID cbc:ID cbc:IssueDate`
const UBL_TAIL = `cac:AccountingSupplierParty cac:AccountingCustomerParty cac:Delivery cac:PaymentMeans cac:PaymentTerms
  cac:AllowanceCharge cac:TaxTotal cac:LegalMonetaryTotal`
const UBL_REFERENCES = `cbc:Note cbc:DocumentCurrencyCode cbc:BuyerReference cac:InvoicePeriod cac:OrderReference
  cac:BillingReference`

const LINE_TAIL = 'cbc:LineExtensionAmount cac:AllowanceCharge cac:Item cac:Price'
const ADDRESS = `cbc:StreetName cbc:AdditionalStreetName cbc:CityName cbc:PostalZone cbc:CountrySubentity cac:Country`

/** Parent → its children in order. */
const ORDER: Record<string, string[]> = {
  'ubl:Invoice': spelled(
    `${UBL_HEAD} cbc:DueDate cbc:InvoiceTypeCode ${UBL_REFERENCES} ${UBL_TAIL} cac:InvoiceLine`,
  ),
  'ubl:CreditNote': spelled(
    `${UBL_HEAD} cbc:CreditNoteTypeCode ${UBL_REFERENCES} ${UBL_TAIL} cac:CreditNoteLine`,
  ),
  'cac:Party':
    spelled(`cbc:EndpointID cac:PartyIdentification cac:PartyName cac:PostalAddress cac:PartyTaxScheme
    cac:PartyLegalEntity cac:Contact`),
  'cac:PostalAddress': spelled(ADDRESS),
  'cac:Address': spelled(ADDRESS),
  'cac:PartyTaxScheme': spelled('cbc:CompanyID cac:TaxScheme'),
  'cac:PartyLegalEntity': spelled('cbc:RegistrationName cbc:CompanyID'),
  'cac:Contact': spelled('cbc:Name cbc:Telephone cbc:ElectronicMail'),
  'cac:Delivery': spelled('cbc:ActualDeliveryDate cac:DeliveryLocation'),
  'cac:PaymentMeans': spelled(
    'cbc:PaymentMeansCode cbc:PaymentDueDate cbc:PaymentID cac:PayeeFinancialAccount',
  ),
  'cac:PayeeFinancialAccount': spelled('cbc:ID cbc:Name cac:FinancialInstitutionBranch'),
  'cac:AllowanceCharge':
    spelled(`cbc:ChargeIndicator cbc:AllowanceChargeReason cbc:MultiplierFactorNumeric cbc:Amount
    cbc:BaseAmount cac:TaxCategory`),
  'cac:TaxTotal': spelled('cbc:TaxAmount cac:TaxSubtotal'),
  'cac:TaxSubtotal': spelled('cbc:TaxableAmount cbc:TaxAmount cac:TaxCategory'),
  'cac:TaxCategory': spelled(
    'cbc:ID cbc:Percent cbc:TaxExemptionReasonCode cbc:TaxExemptionReason cac:TaxScheme',
  ),
  'cac:LegalMonetaryTotal': spelled(`cbc:LineExtensionAmount cbc:TaxExclusiveAmount cbc:TaxInclusiveAmount
    cbc:AllowanceTotalAmount cbc:ChargeTotalAmount cbc:PrepaidAmount cbc:PayableAmount`),
  'cac:InvoiceLine': spelled(`cbc:ID cbc:InvoicedQuantity ${LINE_TAIL}`),
  'cac:CreditNoteLine': spelled(`cbc:ID cbc:CreditedQuantity ${LINE_TAIL}`),
  'cac:Item': spelled('cbc:Description cbc:Name cac:ClassifiedTaxCategory'),
  'cac:ClassifiedTaxCategory': spelled('cbc:ID cbc:Percent cac:TaxScheme'),
  'rsm:CrossIndustryInvoice': spelled(
    'rsm:ExchangedDocumentContext rsm:ExchangedDocument rsm:SupplyChainTradeTransaction',
  ),
  'rsm:ExchangedDocumentContext': spelled(
    'ram:BusinessProcessSpecifiedDocumentContextParameter ram:GuidelineSpecifiedDocumentContextParameter',
  ),
  'rsm:ExchangedDocument': spelled('ram:ID ram:TypeCode ram:IssueDateTime ram:IncludedNote'),
  'rsm:SupplyChainTradeTransaction':
    spelled(`ram:IncludedSupplyChainTradeLineItem ram:ApplicableHeaderTradeAgreement
    ram:ApplicableHeaderTradeDelivery ram:ApplicableHeaderTradeSettlement`),
  'ram:IncludedSupplyChainTradeLineItem':
    spelled(`ram:AssociatedDocumentLineDocument ram:SpecifiedTradeProduct
    ram:SpecifiedLineTradeAgreement ram:SpecifiedLineTradeDelivery ram:SpecifiedLineTradeSettlement`),
  'ram:SpecifiedLineTradeSettlement': spelled(
    'ram:ApplicableTradeTax ram:SpecifiedTradeAllowanceCharge ram:SpecifiedTradeSettlementLineMonetarySummation',
  ),
  'ram:ApplicableHeaderTradeAgreement': spelled(
    'ram:BuyerReference ram:SellerTradeParty ram:BuyerTradeParty ram:BuyerOrderReferencedDocument',
  ),
  'ram:SellerTradeParty': spelled(`ram:ID ram:Name ram:SpecifiedLegalOrganization ram:DefinedTradeContact
    ram:PostalTradeAddress ram:URIUniversalCommunication ram:SpecifiedTaxRegistration`),
  'ram:PostalTradeAddress': spelled(
    'ram:PostcodeCode ram:LineOne ram:LineTwo ram:CityName ram:CountryID ram:CountrySubDivisionName',
  ),
  'ram:ApplicableHeaderTradeDelivery': spelled('ram:ShipToTradeParty ram:ActualDeliverySupplyChainEvent'),
  'ram:ApplicableHeaderTradeSettlement': spelled(`ram:PaymentReference ram:InvoiceCurrencyCode
    ram:SpecifiedTradeSettlementPaymentMeans ram:ApplicableTradeTax ram:BillingSpecifiedPeriod
    ram:SpecifiedTradeAllowanceCharge ram:SpecifiedTradePaymentTerms
    ram:SpecifiedTradeSettlementHeaderMonetarySummation ram:InvoiceReferencedDocument`),
  'ram:ApplicableTradeTax': spelled(`ram:CalculatedAmount ram:TypeCode ram:ExemptionReason ram:BasisAmount
    ram:CategoryCode ram:ExemptionReasonCode ram:RateApplicablePercent`),
  'ram:SpecifiedTradeAllowanceCharge': spelled(`ram:ChargeIndicator ram:CalculationPercent ram:BasisAmount
    ram:ActualAmount ram:Reason ram:CategoryTradeTax`),
  'ram:SpecifiedTradePaymentTerms': spelled('ram:Description ram:DueDateDateTime'),
  'ram:SpecifiedTradeSettlementHeaderMonetarySummation': spelled(`ram:LineTotalAmount ram:ChargeTotalAmount
    ram:AllowanceTotalAmount ram:TaxBasisTotalAmount ram:TaxTotalAmount ram:GrandTotalAmount ram:TotalPrepaidAmount
    ram:DuePayableAmount`),
}

/** The elements that stand where the schema has no place for them. */
export function misplacedIn(root: Tree): string[] {
  return everyOf(root).flatMap(({ children, name }) => {
    const order = ORDER[name === 'ram:BuyerTradeParty' ? 'ram:SellerTradeParty' : name]
    if (!order) return []
    const places = children.map((child) => order.indexOf(child.name))
    return children
      .filter((_, at) => (places[at] ?? -1) < Math.max(0, ...places.slice(0, at)))
      .map((child) => `${name}/${child.name}`)
  })
}
