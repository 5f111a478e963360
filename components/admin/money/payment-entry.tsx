// One payment: status, method, refunds, payout and references.

import { paymentWords } from '@/components/admin/problems/words'
import { placeHref } from '@/components/shell/place-href'
import { Amount } from '@/components/ui/amount'
import { Moment, type Now } from '@/components/ui/moment'
import { StatusMark } from '@/components/ui/status-mark'
import { paymentReference, refundReference } from '@/lib/money/payment-reference'
import type { DisputeView, PaymentMoney } from '@/lib/payment-views/money-view'
import { displayDate, displayDeadline } from '@/lib/time-zone'
import { meansOf } from '@/lib/words/means'
import { declineSentence, refundFailureSentence } from '@/lib/words/provider'
import { readerFor } from '@/lib/words/reader'
import { Breakdown } from './breakdown'
import { Reference } from './reference'
import {
  disputeMark,
  disputeMeaning,
  disputeReason,
  PAYMENT_MARKS,
  PAYOUT_MARKS,
  REFUND_MARKS,
} from './words'

const LOCALE = 'en-GB'
const ENGLISH = readerFor(LOCALE)

interface Props {
  payment: PaymentMoney
  organisationName: string
  /** Whose papers are led to. */
  organisationId: string | undefined
  now: Now
  /** Of several, each says its own sums. */
  hasBreakdown: boolean
}

function meansText({ method, source }: PaymentMoney, organisationName: string): string | undefined {
  if (source === 'manual') return `Recorded by ${organisationName}`
  if (!method) return undefined
  const { brand, last4, type, wallet } = method
  return meansOf({ methodType: type, brand, last4, wallet }, organisationName, ENGLISH.say)
}

export function PaymentEntry({ hasBreakdown, now, organisationId, organisationName, payment }: Props) {
  const { currency, decline, grossMinor, notes, payout, quarantineReason, status } = payment
  const mark = PAYMENT_MARKS[status]
  const means = meansText(payment, organisationName)
  return (
    <li className="grid gap-2 border-t border-line py-4">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1">
        <span className="flex flex-wrap items-center gap-x-3">
          <Amount minor={grossMinor} currency={currency} locale={LOCALE} className="text-17 font-strong" />
          <StatusMark tone={mark.tone}>{mark.word}</StatusMark>
        </span>
        <span className="text-13 text-muted">
          <Moment at={new Date(payment.succeededAt ?? payment.createdAt)} now={now} />
        </span>
      </div>
      {means && <p>{means}</p>}
      <Reference name="Reference" text={paymentReference(payment.id)} />
      <ReceiptLink payment={payment} organisationId={organisationId} />
      {notes && (
        <p className="whitespace-pre-line text-muted" dir="auto">
          {notes}
        </p>
      )}
      {quarantineReason && (
        <p className="text-wait">
          {paymentWords(quarantineReason, { provider: payment.provider ?? undefined }).why}
        </p>
      )}
      {decline && status !== 'Succeeded' && (
        <p className="text-muted text-pretty">
          {declineSentence(decline, payment.method?.type)} <code className="text-13">{decline}</code>
        </p>
      )}
      {hasBreakdown && payment.succeededAt && (
        <Breakdown
          figures={payment}
          currency={currency}
          organisationName={organisationName}
          isFree={payment.source !== 'stripe'}
        />
      )}
      <Refunds payment={payment} now={now} />
      <Disputes payment={payment} now={now} />
      {payout && (
        <div>
          <p className="flex flex-wrap items-center gap-x-3">
            <StatusMark tone={PAYOUT_MARKS[payout.state].tone}>
              {`Payout: ${PAYOUT_MARKS[payout.state].word.toLowerCase()}`}
            </StatusMark>
            <span className="text-muted">
              with <Amount minor={payout.amountMinor} currency={payout.currency} locale={LOCALE} /> in all, on{' '}
              {displayDate(payout.arrivesOn, LOCALE)}
            </span>
          </p>
          <Reference name="Payout" text={payout.reference} />
        </div>
      )}
      {payment.dashboardUrl && (
        <a
          className="inline-flex min-h-11 items-center justify-self-start text-13 text-accent underline underline-offset-4"
          href={payment.dashboardUrl}
          rel="noreferrer"
          target="_blank"
        >
          Open at Stripe
        </a>
      )}
      <References payment={payment} />
    </li>
  )
}

/** Of what a merchant takes on an account of their own, the receipt is theirs to write. */
function ReceiptLink({ organisationId, payment }: Pick<Props, 'payment' | 'organisationId'>) {
  const { id, receiptNumber, source, succeededAt } = payment
  if (!succeededAt || source === 'connection') return null
  return (
    <a
      className="inline-flex min-h-11 items-center justify-self-start text-13 text-accent underline underline-offset-4"
      href={placeHref(`/admin/payments/${id}/receipt.pdf`, organisationId)}
    >
      {receiptNumber ? `Receipt ${receiptNumber}` : 'Receipt of this payment'}
    </a>
  )
}

function Refunds({ now, payment: { currency, provider, refunds } }: { payment: PaymentMoney; now: Now }) {
  return refunds.map((refund) => (
    <div key={refund.id}>
      <p className="flex flex-wrap items-center gap-x-3">
        <span>
          Refund of <Amount minor={refund.amountMinor} currency={currency} locale={LOCALE} />
        </span>
        <StatusMark tone={REFUND_MARKS[refund.state].tone}>{REFUND_MARKS[refund.state].word}</StatusMark>
        <span className="text-13 text-muted">
          <Moment at={new Date(refund.createdAt)} now={now} />
        </span>
      </p>
      {refund.isSurplus && <p className="text-muted">Returns what was paid beyond what was owed.</p>}
      {refund.reason && !refund.isSurplus && (
        <p className="text-muted" dir="auto">
          {refund.reason}
        </p>
      )}
      {refund.failureReason && <p className="text-muted">{refundFailureSentence(refund.failureReason)}</p>}
      <Reference name="Reference" text={refundReference(refund.id)} />
      {refund.reference && <Reference name={`Refund at ${provider}`} text={refund.reference} />}
    </div>
  ))
}

function Disputes({ now, payment: { currency, disputes, provider } }: { payment: PaymentMoney; now: Now }) {
  return disputes.map((dispute) => {
    const mark = disputeMark(dispute)
    return (
      <div key={dispute.reference}>
        <p className="flex flex-wrap items-center gap-x-3">
          <span>
            {dispute.isInquiry ? 'Inquiry about' : 'Dispute of'}{' '}
            <Amount minor={dispute.amountMinor} currency={currency} locale={LOCALE} />
          </span>
          <StatusMark tone={mark.tone}>{mark.word}</StatusMark>
        </p>
        <p className="text-muted text-pretty">
          The bank’s reason: {disputeReason(dispute.reason)}. {disputeMeaning(dispute)}
        </p>
        {dispute.awaitsAnswer && <AnswerBy dispute={dispute} provider={provider} now={now} />}
        <Reference name={dispute.isInquiry ? 'Inquiry' : 'Dispute'} text={dispute.reference} />
      </div>
    )
  })
}

/** Where it is answered, and until when: the hour counts. */
function AnswerBy({
  dispute: { dashboardUrl, evidenceDueAt },
  now,
  provider,
}: { dispute: DisputeView; now: Now } & Pick<PaymentMoney, 'provider'>) {
  return (
    <p className="flex flex-wrap items-center gap-x-2">
      {dashboardUrl ? (
        <a
          className="inline-flex min-h-11 items-center text-accent underline underline-offset-4"
          href={dashboardUrl}
          rel="noreferrer"
          target="_blank"
        >
          Answer it at Stripe
        </a>
      ) : (
        <span>Answer it at {provider}</span>
      )}
      {evidenceDueAt && (
        <span>
          by {displayDeadline(new Date(evidenceDueAt), LOCALE, now.zone)} (
          <Moment at={new Date(evidenceDueAt)} now={now} />)
        </span>
      )}
    </p>
  )
}

function References({ payment }: { payment: PaymentMoney }) {
  const { accountId, chargeReference, id, provider, providerReference, sessionReference } = payment
  const references = [
    { name: `Payment at ${provider}`, text: providerReference },
    { name: `Charge at ${provider}`, text: chargeReference },
    { name: `Checkout at ${provider}`, text: sessionReference },
    { name: `Account at ${provider}`, text: accountId },
    { name: 'Id', text: id },
  ]
  return (
    <details>
      <summary className="flex min-h-11 items-center gap-1 text-13 text-accent">
        More references
        <svg
          aria-hidden="true"
          viewBox="0 0 16 16"
          className="chevron size-4"
          fill="none"
          stroke="currentColor"
        >
          <path d="m4 6.5 4 4 4-4" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round" />
        </svg>
      </summary>
      {references.map(({ name, text }) => text && <Reference key={name} name={name} text={text} />)}
    </details>
  )
}
