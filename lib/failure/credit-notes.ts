// The refusals of credit notes, a part of the catalogue.
import type { Entry } from './catalogue'

export const CREDIT_NOTES = {
  'CreditNote.NotFound': {
    status: 404,
    title: 'Credit note not found',
    advice: 'There is no such credit note, or it is not yours. Check the id and the key you call with.',
    isVeiled: true,
  },
  'CreditNote.NotCreditable': {
    status: 409,
    title: 'Invoice cannot be credited',
    advice:
      'Only an invoice that was sent, and is not void, can be credited. Change a draft instead of crediting it.',
  },
  'CreditNote.ExceedsInvoice': {
    status: 409,
    title: 'Credit exceeds the invoice',
    advice:
      'All credit notes of an invoice together never come to more than its total, those of a line never to more than the line. See `amountCredited` of the invoice.',
  },
  'CreditNote.NotDraft': {
    status: 409,
    title: 'Credit note is not a draft',
    advice: 'A credit note that was issued is never deleted.',
  },
} as const satisfies Record<string, Entry>
