// What payers say, and what is answered, in the Platform API.
import { z } from 'zod'
import { QUESTION_KINDS } from '@/db/schema/payer-words'
import { isoDate, multilineText, oneOf, uuid } from '@/lib/http/fields/fields'
import { pageQuery } from '@/lib/http/fields/paging'
import { presentAs } from '@/lib/http/fields/present'
import type { Invoice } from '@/lib/invoices/invoice'
import { saidLine, saidText } from './said-text'
import type { Question } from './store'

const QUESTION_STATUSES = ['open', 'closed'] as const

export const MOST_LETTERS = 2_000
export const MOST_OF_NUMBER = 100

export const promiseBody = z
  .strictObject({
    date: isoDate.meta({
      description: 'From today to 60 days on, where the customer is.',
      example: '2026-12-15',
    }),
  })
  .meta({ id: 'PromiseBody' })

export const promiseAnswer = z.object({ date: z.iso.date() }).meta({ id: 'Promise' })

export const promiseOfEvent = z
  .object({ invoiceId: z.uuid(), date: z.iso.date(), promisedAt: z.iso.datetime() })
  .meta({ id: 'PromiseOfEvent' })

/** Undefined where nothing is promised. */
export const presentPromise = ({ id, promisedAt, promisedFor }: Invoice) =>
  promisedAt && promisedFor
    ? { invoiceId: id, date: promisedFor, promisedAt: promisedAt.toISOString() }
    : undefined

export const orderNumberBody = z
  .strictObject({ number: saidLine(MOST_OF_NUMBER).meta({ example: 'PO-2026-118' }) })
  .meta({ id: 'PurchaseOrderNumberBody' })

export const orderNumberAnswer = z.object({ number: z.string() }).meta({ id: 'PurchaseOrderNumber' })

export const questionBody = z
  .strictObject({
    kind: oneOf(QUESTION_KINDS),
    text: saidText(MOST_LETTERS).meta({ example: 'Is delivery included?' }),
  })
  .meta({ id: 'QuestionBody' })

/** What the payer who asked is told. */
export const askedAnswer = z
  .object({ kind: z.enum(QUESTION_KINDS), text: z.string(), askedAt: z.iso.datetime() })
  .meta({ id: 'AskedQuestion' })

export const presentAsked = (question: Question) => presentAs(askedAnswer, question)

export const closingBody = z
  .strictObject({
    answer: multilineText(5_000).min(1, 'must not be blank.').optional().meta({
      description: 'Emailed to the customer, and shown on the payment page.',
      example: 'Yes, it is.',
    }),
  })
  .meta({ id: 'CloseQuestionBody' })

export const questionPath = z.object({ id: uuid, questionId: uuid })

export const questionAnswer = z
  .object({
    id: z.uuid(),
    invoiceId: z.uuid(),
    kind: z.enum(QUESTION_KINDS),
    text: z.string(),
    askedAt: z.iso.datetime(),
    status: z.enum(QUESTION_STATUSES),
    answer: z.string().nullable(),
    closedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Question' })

export const questionsQuery = pageQuery.extend({ status: oneOf(QUESTION_STATUSES).optional() })

export const presentQuestion = (question: Question) =>
  presentAs(questionAnswer, question, { status: question.closedAt === null ? 'open' : 'closed' })

export const questionsAnswer = z.object({ data: z.array(questionAnswer) }).meta({ id: 'Questions' })

export const presentQuestions = (questions: Question[]) => ({ data: questions.map(presentQuestion) })
