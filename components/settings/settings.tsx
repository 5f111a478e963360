// Who is signed in, what they belong to, and the way out.
import { QUIET_BUTTON } from '@/components/ui/button'
import { Wordmark } from '@/components/ui/message-page'
import { StatusMark, type Tone } from '@/components/ui/status-mark'
import type { PaymentAccountStatus } from '@/lib/payment-accounts/payment-account'

interface Organisation {
  id: string
  name: string
  role: string
  payments: PaymentAccountStatus
}

interface Props {
  person: { email: string; name: string | null; isOperator: boolean }
  organisations: Organisation[]
}

const PAYMENTS: Record<PaymentAccountStatus, { tone: Tone; word: string; meaning: string }> = {
  NotStarted: { tone: 'calm', word: 'Not started', meaning: 'Card payments have not been set up.' },
  OnboardingInProgress: {
    tone: 'moving',
    word: 'In progress',
    meaning: 'Stripe still needs some details before payers can pay by card.',
  },
  Active: { tone: 'good', word: 'Active', meaning: 'Payers can pay by card, and the money is paid out.' },
  Restricted: { tone: 'wait', word: 'Restricted', meaning: 'Stripe needs something before all works again.' },
  Rejected: { tone: 'bad', word: 'Rejected', meaning: 'Stripe does not take this business on.' },
  Disconnected: { tone: 'bad', word: 'Disconnected', meaning: 'The connection to Stripe was withdrawn.' },
}

export function Settings({ organisations, person }: Props) {
  return (
    <main className="mx-auto grid max-w-[40rem] gap-8 px-5 py-16">
      <Wordmark />
      <header className="grid gap-1">
        <h1 className="text-22 font-strong">{person.name ?? person.email}</h1>
        <p className="text-muted">
          {person.name && `${person.email}, `}
          {person.isOperator ? 'operator: sees every organisation' : 'signed in'}
        </p>
      </header>
      <section aria-labelledby="organisations" className="grid gap-3">
        <h2 id="organisations" className="text-17 font-strong">
          Organisations
        </h2>
        {organisations.length === 0 && (
          <p className="text-muted">
            You belong to no organisation yet. Once somebody invites you, it is listed here.
          </p>
        )}
        <ul className="grid">
          {organisations.map(({ id, name, payments, role }) => (
            <li key={id} className="grid gap-1 border-t border-line py-4">
              <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
                <span className="font-strong">{name}</span>
                <StatusMark tone={PAYMENTS[payments].tone}>{PAYMENTS[payments].word}</StatusMark>
              </div>
              <p className="text-13 text-muted">
                You are {role === 'Member' ? 'a member' : `an ${role.toLowerCase()}`}.{' '}
                {PAYMENTS[payments].meaning}
              </p>
            </li>
          ))}
        </ul>
      </section>
      <form method="post" action="/sign-out" className="flex flex-wrap gap-3">
        <button type="submit" className={QUIET_BUTTON}>
          Sign out
        </button>
        <button type="submit" name="everywhere" value="1" className={QUIET_BUTTON}>
          Sign out on every device
        </button>
      </form>
    </main>
  )
}
