// What the customer has said on the payment page, and whether they have looked: promise, order number, questions.
import { Moment, type Now } from '@/components/ui/moment'
import { StatusMark } from '@/components/ui/status-mark'
import type { CustomerWords } from '@/lib/payer-words/overview'
import { displayDate, displayDay } from '@/lib/time-zone'
import { AnswerForm } from './answer-form'

const LOCALE = 'en-GB'
const WHEN = { dateStyle: 'long', timeStyle: 'short' } as const

interface Props {
  words: CustomerWords
  invoiceId: string
  organisationId: string
  mayChange: boolean
  now: Now
}

type Question = CustomerWords['questions'][number]

export function FromCustomer({ invoiceId, mayChange, now, organisationId, words }: Props) {
  const { hasAddress, orderNumber, promise, questions, views } = words
  return (
    <section
      aria-labelledby="from-customer"
      className="grid gap-3 rounded-base border border-line p-4 print:hidden"
    >
      <h2 id="from-customer" className="text-15 font-strong">
        From your customer
      </h2>
      {views.length === 0 && <p className="text-13 text-muted">Nobody has viewed it yet.</p>}
      {views.map(({ firstAt, lastAt, recipient, times }) => (
        <p key={`${recipient} ${firstAt.toISOString()}`} className="text-13 text-muted text-pretty">
          Viewed{recipient && <bdi> by {recipient}</bdi>} on {displayDay(firstAt, LOCALE, now.zone, WHEN)}
          {times > 1 && (
            <>
              , {times} times, last <Moment at={lastAt} now={now} />
            </>
          )}
        </p>
      ))}
      {promise && (
        <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
          <StatusMark tone={promise.isOver ? 'wait' : 'good'}>
            {promise.isOver ? 'Promise is over' : 'Promised'}
          </StatusMark>
          <span>
            To pay on {displayDate(promise.date, LOCALE)}
            <span className="text-13 text-muted">
              {' '}
              · said <Moment at={promise.saidAt} now={now} />
              {!promise.isOver && ' · no reminders until then'}
            </span>
          </span>
        </p>
      )}
      {orderNumber && (
        <p className="break-words">
          <span className="text-13 text-muted">Their purchase order number: </span>
          <bdi>{orderNumber}</bdi>
        </p>
      )}
      {questions.length > 0 && (
        <ul className="grid">
          {questions.map((question) => (
            <li key={question.id} className="grid gap-2 border-t border-line py-3">
              <Asked question={question} now={now} />
              {question.closedAt === null && mayChange && (
                <AnswerForm
                  path={`/invoices/${invoiceId}/questions/${question.id}/close`}
                  organisationId={organisationId}
                  canMail={hasAddress}
                />
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Asked({ now, question }: { question: Question; now: Now }) {
  const { answer, askedAt, closedAt, kind, text } = question
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <StatusMark tone={closedAt === null ? 'wait' : 'calm'}>
          {closedAt === null ? 'Open' : answer === null ? 'Closed' : 'Answered'}
        </StatusMark>
        <span className="text-13 text-muted">
          {kind === 'mistake' ? 'A mistake' : 'A question'} · <Moment at={askedAt} now={now} />
        </span>
      </p>
      <p dir="auto" className="max-w-[44rem] break-words whitespace-pre-line text-pretty">
        {text}
      </p>
      {answer !== null && (
        <div className="border-s-2 border-line ps-3">
          <p className="text-13 text-muted">Your answer</p>
          <p dir="auto" className="max-w-[44rem] break-words whitespace-pre-line text-pretty">
            {answer}
          </p>
        </div>
      )}
    </>
  )
}
