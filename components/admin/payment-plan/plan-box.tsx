// The payment plan of one invoice: its parts and how each stands, and a change of it.
import { StatusMark, type Tone } from '@/components/ui/status-mark'
import { displayMoney } from '@/lib/money/display'
import type { PayerView } from '@/lib/payment-views/payer-view'
import type { Plan } from '@/lib/plans/plan'
import { type Day, displayDate } from '@/lib/time-zone'
import { ownParts } from './own-parts'
import { PlanForm } from './plan-form'
import { monthsAfter, shownPlan, usualPlan } from './preset'

interface Props {
  invoiceId: string
  organisationId: string
  view: PayerView
  /** As it was said; null where it is paid as a whole. */
  plan: Plan | null
  /** Neither void nor paid. */
  isOpen: boolean
  mayChange: boolean
  today: Day
}

const LOCALE = 'en-GB'
const KINDS = { deposit: 'Deposit', instalment: 'Instalment', rest: 'The rest' } as const
const TONES: Record<PayerView['collecting']['parts'][number]['state'], Tone> = {
  Upcoming: 'calm',
  Due: 'wait',
  Overdue: 'bad',
  Processing: 'moving',
  Paid: 'good',
}

export function PlanBox({ invoiceId, isOpen, mayChange, organisationId, plan, today, view }: Props) {
  const { parts } = view.collecting
  if (parts.length === 0 && !(isOpen && mayChange)) return null
  const usualFirst = monthsAfter(today, 1)
  const total = { minor: view.totalMinor, currency: view.currency }
  const rows = parts.map((part, position) => ({ ...part, position }))
  const money = (minor: number) => displayMoney(minor, view.currency, LOCALE)
  return (
    <section
      aria-labelledby="payment-plan"
      className="grid justify-items-start gap-3 rounded-base border border-line p-4 print:hidden"
    >
      <div className="grid gap-1">
        <h2 id="payment-plan" className="text-15 font-strong">
          Payment plan
        </h2>
        {parts.length === 0 && <p className="text-13 text-muted">This invoice is paid as a whole.</p>}
      </div>
      {parts.length > 0 && (
        <ol className="grid w-full border-t border-line">
          {rows.map(({ amountMinor, dueOn, kind, position, settledMinor, state }) => (
            <li key={position} className="flex flex-wrap items-baseline gap-x-3 border-b border-line py-2">
              <span className="font-strong">{KINDS[kind]}</span>
              <span className="text-13 text-muted tabular-nums">
                {dueOn ? displayDate(dueOn, LOCALE) : 'No date'}
              </span>
              <StatusMark tone={TONES[state]}>{state}</StatusMark>
              <span className="amount ms-auto">
                {settledMinor > 0 && settledMinor < amountMinor && (
                  <span className="text-13 text-muted">{money(settledMinor)} of </span>
                )}
                {money(amountMinor)}
              </span>
            </li>
          ))}
        </ol>
      )}
      {isOpen && mayChange && (
        <PlanForm
          invoiceId={invoiceId}
          organisationId={organisationId}
          currency={view.currency}
          own={ownParts(plan, view.currency, usualFirst)}
          hasPlan={parts.length > 0}
          shown={plan ? shownPlan(plan, total, usualFirst) : usualPlan(usualFirst)}
        />
      )}
    </section>
  )
}
