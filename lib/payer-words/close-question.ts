// Closes a payer's question, with an answer that is mailed to the customer, or without one.
import { currentActor } from '@/db/actor'
import { transact } from '@/db/transact'
import { Failure, found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { writeLetter } from '@/lib/outbox/outbox'
import { insertSaid, lockQuestion, type Question, updateQuestionClosed } from './store'

interface Named {
  organisationId: string
  invoiceId: string
  questionId: string
}

/**
 * A repeat with the same answer changes nothing and mails nothing. Throws `Question.NotFound`, also for one of another
 * organisation, and `Question.Closed` where it was closed in other words.
 */
export async function closeQuestion(
  { clock, db }: House,
  { invoiceId, organisationId, questionId }: Named,
  answer: string | null,
): Promise<Question> {
  return transact(db, async (tx) => {
    const question = found(await lockQuestion(tx, organisationId, questionId), 'Question.NotFound')
    if (question.invoiceId !== invoiceId) throw new Failure('Question.NotFound')
    if (question.closedAt !== null) {
      if (question.answer === answer) return question
      throw new Failure('Question.Closed')
    }
    const [actor, now] = [currentActor() ?? null, clock.now()]
    const closed = await updateQuestionClosed(tx, questionId, { answer, closedAt: now, closedBy: actor })
    const message = answer === null ? null : 'answered'
    await insertSaid(tx, { organisationId, invoiceId, detail: 'question-closed', message, actor }, now)
    if (answer !== null)
      await writeLetter(tx, 'question-answered', questionId, { organisationId, invoiceId, questionId })
    return closed
  })
}
