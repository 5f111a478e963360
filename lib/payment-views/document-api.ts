// Files of issued documents in the Platform API: what it accepts, and what every document's operation answers.
import { z } from 'zod'
import { FORMAT_NAMES, RECEIPT_FORMAT_NAMES } from './formats'

// Unknown ones are refused by a code of their own.
const formatAmong = (names: readonly string[]) =>
  z
    .string()
    .max(40)
    .default('pdf')
    .meta({ description: `One of ${names.join(', ')}.`, example: 'pdf' })

export const documentQuery = z.strictObject({ format: formatAmong(FORMAT_NAMES) })

export const receiptQuery = z.strictObject({ format: formatAmong(RECEIPT_FORMAT_NAMES) })

export const DOCUMENT_TYPES = ['application/pdf', 'application/xml'] as const

export const DOCUMENT_REFUSALS = [
  'Document.UnknownFormat',
  'Document.NotIssued',
  'Document.Incomplete',
  'Document.CurrencyNotSupported',
  'Document.Erased',
  'Server.Unavailable',
] as const

/** Of what is sent by Peppol, which has one format. */
export const DELIVERY_REFUSALS = [
  ...DOCUMENT_REFUSALS.filter((code) => code !== 'Document.UnknownFormat'),
  'Peppol.NotAvailable',
  'Peppol.SenderUnclear',
  'Peppol.ReceiverUnknown',
] as const

export const RECEIPT_REFUSALS = [
  'Document.UnknownFormat',
  'Receipt.NotPaid',
  'Receipt.NoInvoice',
  'Document.Incomplete',
  'Document.CurrencyNotSupported',
  'Document.Erased',
  'Server.Unavailable',
] as const
