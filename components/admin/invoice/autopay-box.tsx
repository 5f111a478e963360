// What is collected by itself of an invoice: when, whether the customer knows, and how it went.
import { Moment, type Now } from '@/components/ui/moment'
import { StatusMark, type Tone } from '@/components/ui/status-mark'
import type { Debit } from '@/lib/autopay/store'
import type { Consent } from '@/lib/consents/store'
import { displayDay } from '@/lib/time-zone'
import { meansOf } from '@/lib/words/means'
import { readerFor } from '@/lib/words/reader'

const LOCALE = 'en-GB'

interface Props {
  debit: Debit
  consent: Consent
  now: Now
}

const STATES: Record<Debit['state'], { tone: Tone; text: string }> = {
  planned: { tone: 'wait', text: 'Planned' },
  trying: { tone: 'moving', text: 'On its way' },
  collected: { tone: 'good', text: 'Collected' },
  'given-up': { tone: 'bad', text: 'Failed' },
  'called-off': { tone: 'calm', text: 'Called off' },
}

const UNTOLD = { tone: 'wait', text: 'Waits' } as const

/** Why it was called off, in our own words; what a bank said is told in its own. */
const WHY: Record<string, string> = {
  'consent-ended': 'the customer no longer pays automatically',
  paid: 'the customer had paid already',
  credited: 'nothing was owed any more',
  void: 'the invoice was voided',
  disputed: 'an earlier payment was disputed',
  account: 'the Stripe account has changed',
  amount: 'the amount cannot be charged',
}

export function AutopayBox({ consent, debit, now }: Props) {
  const isUntold = debit.reason === 'not-told'
  const { tone, text } = isUntold ? UNTOLD : STATES[debit.state]
  const { method } = consent
  const { say } = readerFor('en')
  const day = (at: Date) => displayDay(at, LOCALE, now.zone)
  return (
    <section
      aria-labelledby="autopay"
      className="grid gap-3 rounded-base border border-line p-4 print:hidden"
    >
      <h2 id="autopay" className="text-15 font-strong">
        Automatic payment
      </h2>
      <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <StatusMark tone={tone}>{text}</StatusMark>
        <span>
          {debit.state === 'planned' && debit.tries === 0 && <>To be collected on {day(debit.dueAt)}</>}
          {debit.state === 'planned' && debit.tries > 0 && debit.nextAt && (
            <>
              Tried {debit.tries === 1 ? 'once' : `${debit.tries} times`}; next on {day(debit.nextAt)}
            </>
          )}
          {debit.state !== 'planned' && method && (
            <>By {meansOf({ ...method, methodType: method.type }, '', say)}</>
          )}
        </span>
      </p>
      {debit.reason && !isUntold && (
        <p className="text-13 text-muted text-pretty">
          {WHY[debit.reason] ? `Because ${WHY[debit.reason]}.` : `The bank said: ${debit.reason}.`}
        </p>
      )}
      <p className="text-13 text-muted text-pretty">
        {isUntold ? (
          'The customer could not be told by email, and so nothing is collected. Check their email address: it goes on once they have been told.'
        ) : debit.toldAt ? (
          <>
            The customer was told <Moment at={debit.toldAt} now={now} />.
          </>
        ) : (
          'The customer will be told before.'
        )}
      </p>
    </section>
  )
}
