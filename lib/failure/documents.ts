// The refusals of issued documents and their formats, a part of the catalogue.
import type { Entry } from './catalogue'

export const DOCUMENTS = {
  'Document.Incomplete': {
    status: 409,
    title: 'Particulars are missing for this format',
    advice:
      'The document cannot be written in this format: `errors` names each field that is missing, and GET /invoices/{id}/readiness says it for all formats. An issued document keeps what it says; its particulars must be complete before it is sent.',
  },
  'Document.CurrencyNotSupported': {
    status: 409,
    title: 'No structured format for this currency',
    advice:
      'EN 16931 writes amounts with two decimals at most and currencies of ISO 4217 only. Ask for the PDF, which has no such limit.',
  },
  'Document.UnknownFormat': {
    status: 400,
    title: 'Unknown format',
    advice: 'There is no such format of a document. The detail lists the formats that there are.',
  },
  'Document.NotIssued': {
    status: 409,
    title: 'Not issued yet',
    advice: 'A draft has no document: it is made when it is sent or issued, and never changes afterwards.',
  },
  'Receipt.NotPaid': {
    status: 409,
    title: 'No receipt before the payment has succeeded',
    advice: 'A receipt shows money that has arrived. Try again once the payment’s status is `Succeeded`.',
  },
  'Receipt.NoInvoice': {
    status: 409,
    title: 'The payment is of no invoice',
    advice:
      'A structured format repeats the invoice that was paid. A payment of a checkout has a receipt as `pdf` only, a payment of a session none.',
  },
  'Document.Erased': {
    status: 410,
    title: 'Erased after its term',
    advice:
      'The document was kept for as long as its organisation keeps its books, and has been erased since. Its figures remain.',
  },
  'Peppol.NotAvailable': {
    status: 409,
    title: 'Peppol is not available',
    advice:
      'Whoever runs Remit here has set up no access point, so that nothing can be sent by Peppol. Send the document by email, or download it in the format `peppol-bis-3` and send it by an access point of your own.',
  },
  'Peppol.ReceiverUnknown': {
    status: 409,
    title: 'Receiver is not registered in Peppol',
    advice:
      'Nobody is registered under the electronic address that the document names, or not for documents of this kind. Ask the customer for the right one: an issued document keeps its address, so correct the customer and issue it anew.',
  },
  'Peppol.SenderUnclear': {
    status: 409,
    title: 'Whose electronic address it is, is unclear',
    advice:
      'Another organisation here says that the electronic address of the sender is theirs, and nobody may send in the name of another. Correct the address of the organisation, or ask whoever runs Remit here to find out whose it is.',
  },
  'DocumentDelivery.NotFound': {
    status: 404,
    title: 'Not sent by Peppol',
    advice: 'The document was not sent by Peppol. POST to the same address sends it.',
  },
} as const satisfies Record<string, Entry>
