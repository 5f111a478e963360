// Receivers whose ids say how they behave; every other one is registered for invoices and credit notes, and takes what comes.

export interface Participant {
  scheme: string
  id: string
}

export type Behaviour =
  | 'takes'
  | 'unregistered'
  | 'rejects'
  | 'slow'
  | 'fails-once'
  | 'breaks-off'
  | 'never-arrives'

/** Global location numbers (scheme 0088) with right check digits. */
const BY_ID = new Map<string, Behaviour>([
  ['7300020000008', 'unregistered'],
  ['7300020000015', 'rejects'],
  ['7300020000022', 'slow'],
  ['7300020000039', 'fails-once'],
  ['7300020000046', 'breaks-off'],
  ['7300020000053', 'never-arrives'],
])

export const behaviourOf = ({ id, scheme }: Participant): Behaviour =>
  (scheme === '0088' && BY_ID.get(id)) || 'takes'

const BILLING = 'urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0'
export const BILLING_PROCESS = 'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0'

/** Root element → the identifier of its document type, as Peppol's list has it. */
export const DOCUMENT_TYPES: Record<string, string> = Object.fromEntries(
  ['Invoice', 'CreditNote'].map((root) => [
    root,
    `urn:oasis:names:specification:ubl:schema:xsd:${root}-2::${root}##${BILLING}::2.1`,
  ]),
)

export const CUSTOMIZATION = BILLING
