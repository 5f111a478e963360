// The credit that a refund has made, in the letters about it: one sentence, and the paper with it.
import { selectCancelling, selectOfRefund } from '@/lib/credit-notes/store'
import type { House } from '@/lib/house'
import { toMoney } from '@/lib/money/money'
import type { Reader } from '@/lib/words/reader'
import { attachDocument } from './attach-document'
import type { Attachment } from './letter'
import type { RefundCorrespondence } from './store'

/** Nothing where the refund has credited nothing: then both are empty. */
interface Credit {
  attachments: Attachment[]
  told: (reader: Reader) => string[]
}

const NONE: Credit = { attachments: [], told: () => [] }

export async function creditOf(
  house: House,
  { organisation, refund }: RefundCorrespondence,
): Promise<Credit> {
  const note = await selectOfRefund(house.db, refund.id)
  if (note?.status !== 'Issued') return NONE
  const { currency, minor } = toMoney(note.totalMinor, note.currency)
  const number = note.documentNumber ?? ''
  return {
    attachments: await attachDocument(house, organisation, { creditNoteId: note.id }),
    told: ({ money, say }) => [say('mail.refundNotice.credited', { number, amount: money(minor, currency) })],
  }
}

/** Of a refund that has failed: what has taken its credit note back. */
export async function cancelledCreditOf(
  house: House,
  { organisation, refund }: RefundCorrespondence,
): Promise<Credit> {
  const note = await selectOfRefund(house.db, refund.id)
  const by = note && (await selectCancelling(house.db, note.id))
  if (!by) return NONE
  const numbers = { number: by.documentNumber ?? '', cancelled: note.documentNumber ?? '' }
  return {
    attachments: await attachDocument(house, organisation, { creditNoteId: by.id }),
    told: ({ say }) => [say('mail.trouble.payerRefund.cancelled', numbers)],
  }
}
