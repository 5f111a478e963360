// What an access point looks at before it takes a document: the envelope fits what is in it, and what is in it adds up.
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { PeppolError, unacceptable } from './error'
import { allAt, type Element, oneAt, readUbl } from './read-ubl'
import { BILLING_PROCESS, CUSTOMIZATION, DOCUMENT_TYPES, type Participant } from './receivers'
import { checkSums } from './sums'

const participant = z.strictObject({
  scheme: z.string().regex(/^\d{4}$/),
  id: z.string().min(1).max(50),
})

const submission = z.strictObject({
  sender: participant,
  receiver: participant,
  documentType: z.string().min(1),
  process: z.string().min(1),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  document: z.base64().min(1),
})
export type Submission = z.infer<typeof submission>

/** Throws `PeppolError`. */
export function readSubmission(text: string): Submission {
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw new PeppolError(400, 'request-invalid', 'The body is not valid JSON.')
  }
  const { data, error } = submission.safeParse(body)
  if (data) return data
  const [issue] = error.issues
  throw unacceptable(
    'request-invalid',
    `The ${issue?.path.join('.') || 'body'} is invalid: ${issue?.message ?? 'it cannot be read'}.`,
  )
}

function checkEndpoint(root: Element, path: string, who: 'sender' | 'receiver', said: Participant): void {
  const endpoint = oneAt(root, `${path}/Party/EndpointID`)
  if (endpoint.text !== said.id || endpoint.attributes.schemeID !== said.scheme)
    throw unacceptable(`${who}-mismatch`, `The ${who} of the envelope is not the one in the document.`)
}

function checkType(root: Element, { documentType, process }: Submission): void {
  const known = DOCUMENT_TYPES[root.name]
  if (known === undefined)
    throw unacceptable('document-type-mismatch', `${root.name} is nothing that is sent here.`)
  if (oneAt(root, 'CustomizationID').text !== CUSTOMIZATION)
    throw unacceptable('document-type-mismatch', 'CustomizationID is not that of Peppol BIS Billing 3.0.')
  if (documentType !== known)
    throw unacceptable(
      'document-type-mismatch',
      'The document type of the envelope is not that of the document.',
    )
  if (process !== BILLING_PROCESS || oneAt(root, 'ProfileID').text !== process)
    throw unacceptable(
      'process-mismatch',
      'ProfileID and the process of the envelope must be that of billing.',
    )
}

/** Answers the number of the document. Throws `PeppolError`. */
export function checkDocument(sent: Submission): string {
  const bytes = Buffer.from(sent.document, 'base64')
  if (createHash('sha256').update(bytes).digest('hex') !== sent.sha256)
    throw unacceptable('sha256-mismatch', 'The SHA-256 of the document is another one.')
  const root = readUbl(bytes)
  checkType(root, sent)
  checkEndpoint(root, 'AccountingSupplierParty', 'sender', sent.sender)
  checkEndpoint(root, 'AccountingCustomerParty', 'receiver', sent.receiver)
  oneAt(root, 'IssueDate')
  const currency = oneAt(root, 'DocumentCurrencyCode').text
  const others = allAt(root, 'LegalMonetaryTotal/PayableAmount').filter(
    ({ attributes }) => attributes.currencyID !== currency,
  )
  if (others.length > 0) throw unacceptable('document-invalid', 'PayableAmount is in another currency.')
  checkSums(root)
  return oneAt(root, 'ID').text
}
