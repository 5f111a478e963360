// What the customer has said about an invoice and whether they have looked at it, for the organisation's people.
import type { QuestionKind } from '@/db/schema/payer-words'
import type { House } from '@/lib/house'
import { type Day, dayIn } from '@/lib/time-zone'
import { selectSaid, selectViews } from './overview-store'
import { selectQuestions } from './store'

export interface CustomerWords {
  /** Of what is still owed: what was kept is told by the history. */
  promise: { date: Day; saidAt: Date; isOver: boolean } | null
  orderNumber: string | null
  /** Newest first. */
  questions: {
    id: string
    kind: QuestionKind
    text: string
    askedAt: Date
    closedAt: Date | null
    answer: string | null
  }[]
  /** By each link; `recipient` is null for that of the invoice itself. */
  views: { recipient: string | null; firstAt: Date; lastAt: Date; times: number }[]
  /** Whether an answer can be emailed to them. */
  hasAddress: boolean
}

/** Null for a draft, of which nobody knows yet. The caller has asked whether it may be seen. */
export async function readCustomerWords(
  { clock, db }: House,
  organisationId: string,
  invoiceId: string,
): Promise<CustomerWords | null> {
  const [said, questions, views] = await Promise.all([
    selectSaid(db, organisationId, invoiceId),
    selectQuestions(db, organisationId, invoiceId),
    selectViews(db, organisationId, invoiceId),
  ])
  if (!said?.sentAt) return null
  const { hasAddress, isOwing, orderNumber, promisedAt, promisedFor, timeZone } = said
  return {
    promise:
      isOwing && promisedFor && promisedAt
        ? { date: promisedFor, saidAt: promisedAt, isOver: promisedFor < dayIn(timeZone, clock.now()) }
        : null,
    orderNumber,
    questions: questions.map(({ answer, askedAt, closedAt, id, kind, text }) => ({
      ...{ id, kind, text, askedAt, closedAt, answer },
    })),
    views,
    hasAddress,
  }
}
