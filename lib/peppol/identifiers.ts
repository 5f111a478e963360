// The identifiers by which Peppol knows our documents, of its list of document types (version 9 and on) and of processes.

const SCHEMAS = 'urn:oasis:names:specification:ubl:schema:xsd'
const BILLING = 'urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0'

const typeOf = (root: 'Invoice' | 'CreditNote'): string => `${SCHEMAS}:${root}-2::${root}##${BILLING}::2.1`

export const DOCUMENT_TYPES = { invoice: typeOf('Invoice'), 'credit-note': typeOf('CreditNote') } as const

export const BILLING_PROCESS = 'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0'
