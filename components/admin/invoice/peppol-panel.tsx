// How an invoice or a credit note stands with Peppol, and the button that sends it there; where it cannot go, why.
'use client'
import { useRef } from 'react'
import { ActionButton } from '@/components/admin/invoice-actions/action-button'
import { createRequestKeys } from '@/components/admin/invoice-form/request-keys'
import { callApi, NOTHING } from '@/components/ui/call-api'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { StatusMark, type Tone } from '@/components/ui/status-mark'
import type { PeppolStanding } from '@/lib/deliveries/standing'

const MARKS: Record<NonNullable<PeppolStanding['state']>, { tone: Tone; word: string; says: string }> = {
  queued: { tone: 'moving', word: 'Waiting to be sent', says: 'It is handed over within a minute or so.' },
  sent: { tone: 'moving', word: 'Sent', says: 'We are waiting for the receiver to confirm it.' },
  delivered: { tone: 'good', word: 'Delivered', says: 'Your customer’s software has it.' },
  rejected: { tone: 'bad', word: 'Rejected', says: 'Your customer does not accept it as it is.' },
  failed: { tone: 'bad', word: 'Not delivered', says: 'It did not reach your customer by Peppol.' },
}

interface Props {
  subject: { invoiceId: string } | { creditNoteId: string }
  organisationId: string
  mayChange: boolean
  standing: PeppolStanding
}

/** `isAutomatic`: what is issued goes there by itself, so that an owner wants to know why something does not. */
export function PeppolPanel({
  isAutomatic,
  mayChange,
  organisationId,
  standing,
  subject,
}: Props & { isAutomatic: boolean }) {
  const { isSendable, missing, reason, receiver, state } = standing
  // Whoever has never heard of it is not told at length what they lack.
  if (state === null && !isSendable && !isAutomatic)
    return (
      <details className="print:hidden">
        <summary className="flex min-h-11 items-center text-13 text-accent">Peppol</summary>
        <Missing missing={missing} />
      </details>
    )
  const mark = state && MARKS[state]
  return (
    <section
      aria-labelledby="peppol"
      className="grid justify-items-start gap-2 rounded-base border border-line p-4 print:hidden"
    >
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h2 id="peppol" className="text-15 font-strong">
          Peppol
        </h2>
        {mark && <StatusMark tone={mark.tone}>{mark.word}</StatusMark>}
      </div>
      {mark && <p className="max-w-[44rem] text-muted text-pretty">{mark.says}</p>}
      {reason && (
        <p dir="auto" className="max-w-[44rem] break-words text-pretty">
          {reason}
        </p>
      )}
      {missing.length > 0 && <Missing missing={missing} />}
      {receiver && (
        <p className="text-13 text-muted">
          To <bdi className="break-all tabular-nums">{receiver}</bdi>
        </p>
      )}
      {isSendable && mayChange && (
        <SendByPeppol subject={subject} organisationId={organisationId} receiver={receiver} />
      )}
    </section>
  )
}

/** Beside a credit note, whose invoice says the rest. */
export function PeppolOfNote({
  mayChange,
  name,
  organisationId,
  standing,
  subject,
}: Props & { name: string }) {
  const { isSendable, reason, receiver, state } = standing
  const mark = state && MARKS[state]
  return (
    <div className="grid justify-items-start gap-1">
      {mark && <StatusMark tone={mark.tone}>{`Peppol: ${mark.word}`}</StatusMark>}
      {reason && (
        <span dir="auto" className="break-words text-13">
          {reason}
        </span>
      )}
      {isSendable && mayChange && (
        <SendByPeppol name={name} subject={subject} organisationId={organisationId} receiver={receiver} />
      )}
    </div>
  )
}

function Missing({ missing }: { missing: readonly string[] }) {
  return (
    <div className="grid max-w-[44rem] gap-1">
      <p className="text-muted text-pretty">
        This invoice cannot go by Peppol. It stays as it was issued: complete the details, credit it, and
        issue it anew.
      </p>
      <ul className="grid list-disc gap-1 ps-5">
        {missing.map((detail) => (
          <li key={detail} className="text-pretty">
            {detail}
          </li>
        ))}
      </ul>
    </div>
  )
}

function SendByPeppol({
  name,
  organisationId,
  receiver,
  subject,
}: Pick<Props, 'subject' | 'organisationId'> & { name?: string; receiver: string | null }) {
  const keys = useRef(createRequestKeys())
  const path =
    'invoiceId' in subject ? `/invoices/${subject.invoiceId}` : `/credit-notes/${subject.creditNoteId}`
  return (
    <ConfirmDialog
      trigger={
        <ActionButton onClick={() => keys.current.forget()}>
          {name ? `Send ${name} by Peppol` : 'Send by Peppol'}
        </ActionButton>
      }
      title={name ? `Send ${name} by Peppol?` : 'Send this invoice by Peppol?'}
      description={`It goes straight into your customer’s software, at ${receiver ?? 'their address'}, and cannot be called back.`}
      verb="Send it by Peppol"
      change={() =>
        callApi(`${path}/peppol-delivery`, {
          organisationId,
          idempotencyKey: keys.current.keyFor(path),
          answer: NOTHING,
        })
      }
    />
  )
}
