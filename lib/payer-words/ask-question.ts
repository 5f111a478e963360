// A payer's question about an invoice, or a mistake they found in it: open until somebody of the organisation closes it.
import type { QuestionKind } from '@/db/schema/payer-words'
import { transact } from '@/db/transact'
import { secondsFrom } from '@/lib/clock'
import { found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { newId } from '@/lib/ids'
import { lockInvoice } from '@/lib/invoices/store'
import { writeLetter } from '@/lib/outbox/outbox'
import { listenTo } from './addressed'
import { insertQuestion, insertSaid, type Question, selectSameQuestion } from './store'

/** Who sends the same within this time has pressed twice. */
const TWICE_SECONDS = 10 * 60

/**
 * Tells the seller at once, with the customer's address to answer to. The same asked twice is one question.
 * Throws `Payment.InvalidToken`, `Request.TooMany`.
 */
export async function askQuestion(
  house: House,
  token: string,
  { kind, text }: { kind: QuestionKind; text: string },
  network: string,
): Promise<Question> {
  const { invoiceId, organisationId } = await listenTo(house, token, 'question', network)
  const now = house.clock.now()
  return transact(house.db, async (tx) => {
    // Whoever presses twice waits here, and then finds the first.
    found(await lockInvoice(tx, organisationId, invoiceId), 'Payment.InvalidToken')
    const asked = { organisationId, invoiceId, kind, text }
    const same = await selectSameQuestion(tx, asked, secondsFrom(now, -TWICE_SECONDS))
    if (same) return same
    const question = await insertQuestion(tx, { ...asked, id: newId(), askedAt: now })
    await insertSaid(tx, { organisationId, invoiceId, detail: 'asked', message: kind }, now)
    await writeLetter(tx, 'question-asked', question.id, {
      organisationId,
      invoiceId,
      questionId: question.id,
    })
    return question
  })
}
