// Automatic payment of one customer: what they agreed to, by which means it is paid, and how it is ended.
'use client'
import { QUIET_BUTTON } from '@/components/ui/button'
import { callApi, NOTHING } from '@/components/ui/call-api'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { StatusMark } from '@/components/ui/status-mark'

export interface ShownConsent {
  isOn: boolean
  /** In words: the card, or the bank account. */
  means: string | null
  text: string
  /** Of the text; and in which language they read it. */
  version: string
  locale: string
  /** In words, where the organisation is. */
  agreedOn: string
  endedOn: string | null
  endedBy: string | null
}

interface Props {
  consent: ShownConsent
  customerId: string
  organisationId: string
  mayChange: boolean
}

export function AutopayOfCustomer({ consent, customerId, mayChange, organisationId }: Props) {
  const { agreedOn, endedBy, endedOn, isOn, locale, means, text, version } = consent
  return (
    <section aria-labelledby="autopay" className="grid gap-3 rounded-base border border-line p-4">
      <h2 id="autopay" className="text-15 font-strong">
        Automatic payment
      </h2>
      <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <StatusMark tone={isOn ? 'good' : 'calm'}>{isOn ? 'On' : 'Ended'}</StatusMark>
        <span>
          {means && `By ${means}, a`}
          {!means && 'A'}greed on {agreedOn}
          {endedOn && `; ended on ${endedOn}${endedBy ? ` ${endedBy}` : ''}`}
        </span>
      </p>
      <details className="text-13">
        <summary className="min-h-11 cursor-pointer content-center text-muted">What they agreed to</summary>
        <blockquote lang={locale} dir="auto" className="border-s-2 border-line ps-3 text-pretty">
          {text}
        </blockquote>
        <p className="mt-2 text-muted">Edition {version}</p>
      </details>
      {isOn && mayChange && (
        <div className="print:hidden">
          <ConfirmDialog
            trigger={
              <button type="button" className={QUIET_BUTTON}>
                End automatic payment
              </button>
            }
            title="End automatic payment?"
            description="Nothing is collected from this customer by itself any more. They are told by email, and their means of payment is forgotten. Only they can switch it on again."
            verb="End it"
            isDangerous
            change={() =>
              callApi(`/customers/${customerId}/autopay`, {
                ...{ method: 'DELETE', organisationId, answer: NOTHING },
              })
            }
          />
        </div>
      )}
    </section>
  )
}
