// A small invoice in UBL that adds up, for trying the access point out; each part can be exchanged.

const NAMESPACES = `xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"`

const party = (name: string, { id, scheme }: { scheme: string; id: string }): string =>
  `<cac:${name}><cac:Party><cbc:EndpointID schemeID="${scheme}">${id}</cbc:EndpointID></cac:Party></cac:${name}>`

const euros = (name: string, value: string): string => `<cbc:${name} currencyID="EUR">${value}</cbc:${name}>`

interface Parts {
  sender: { scheme: string; id: string }
  receiver: { scheme: string; id: string }
  customization: string
  process: string
  lines: [string, string]
  tax: string
  gross: string
  payable: string
}

export const smallInvoice = (parts: Parts): string => `<?xml version="1.0" encoding="UTF-8"?>
<Invoice ${NAMESPACES}><cbc:CustomizationID>${parts.customization}</cbc:CustomizationID>
<cbc:ProfileID>${parts.process}</cbc:ProfileID><cbc:ID>RE-1</cbc:ID><cbc:IssueDate>2026-11-30</cbc:IssueDate>
<cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
${party('AccountingSupplierParty', parts.sender)}${party('AccountingCustomerParty', parts.receiver)}
<cac:TaxTotal>${euros('TaxAmount', parts.tax)}<cac:TaxSubtotal>${euros('TaxAmount', parts.tax)}</cac:TaxSubtotal></cac:TaxTotal>
<cac:LegalMonetaryTotal>${euros('LineExtensionAmount', '100.00')}${euros('TaxExclusiveAmount', '100.00')}
${euros('TaxInclusiveAmount', parts.gross)}${euros('PrepaidAmount', '19.00')}${euros('PayableAmount', parts.payable)}</cac:LegalMonetaryTotal>
${parts.lines.map((net) => `<cac:InvoiceLine>${euros('LineExtensionAmount', net)}</cac:InvoiceLine>`).join('')}</Invoice>`
