// "What would be chosen?": a form that creates nothing, its result, and how the score is calculated.
import { QUIET_BUTTON } from '@/components/ui/button'
import { DecimalInput } from '@/components/ui/decimal-input'
import { SelectField, TextField } from '@/components/ui/field'
import { displayMoney } from '@/lib/money/display'
import type { Weights } from '@/lib/sessions/routing'
import type { Ranking, Trial } from '@/lib/sessions/trial'
import { ROUTING_PATH, type RoutingAddress } from './address'
import { CandidateTable } from './candidate-table'
import { LOCALE, scoreWord } from './words'

interface Props {
  trial: Trial
  ranking: Ranking | undefined
  weights: Weights
  address: RoutingAddress
  names: ReadonlyMap<string, string>
}

export function TrialSection({ address, names, ranking, trial, weights }: Props) {
  return (
    <section aria-labelledby="try" className="grid gap-4">
      <h2 id="try" className="scroll-mt-4 text-17 font-strong">
        What would be chosen?
      </h2>
      <TrialForm trial={trial} address={address} />
      {trial.asked && ranking && (
        <>
          <p role="status" className="text-pretty">
            <Answer asked={trial.asked} ranking={ranking} names={names} />
          </p>
          <CandidateTable
            caption="Providers, best first"
            candidates={ranking.candidates}
            chosenId={ranking.chosenId}
            chosenWord="Best"
            names={names}
          />
        </>
      )}
      <Formula weights={weights} />
    </section>
  )
}

function TrialForm({ address, trial: { faults, typed } }: Pick<Props, 'trial' | 'address'>) {
  return (
    <form method="get" action={`${ROUTING_PATH}#try`} className="flex flex-wrap items-start gap-3">
      <input type="hidden" name="organisation" value={address.organisationId} />
      <input type="hidden" name="application" value={address.applicationId} />
      <input type="hidden" name="span" value={address.span} />
      <DecimalInput
        label="Amount"
        name="amount"
        asked={{ of: 'quantity' }}
        initial={typed.amount}
        error={faults.amount}
        className="w-36"
      />
      <TextField
        label="Currency"
        name="currency"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        defaultValue={typed.currency}
        error={faults.currency}
        maxLength={3}
        className="w-24"
      />
      <SelectField
        label="Paid by"
        name="method"
        choices={[{ value: 'card', label: 'Card' }]}
        defaultValue="card"
        error={faults.method}
        className="w-28"
      />
      <button type="submit" className={`${QUIET_BUTTON} mt-6`}>
        Try it
      </button>
    </form>
  )
}

function Answer({
  asked: { amount, paymentMethod },
  names,
  ranking: { candidates, chosenId },
}: {
  asked: NonNullable<Trial['asked']>
  ranking: Ranking
  names: ReadonlyMap<string, string>
}) {
  const money = <span className="amount">{displayMoney(amount.minor, amount.currency, LOCALE)}</span>
  if (!chosenId)
    return (
      <>
        No provider could take {money} by {paymentMethod} right now.
      </>
    )
  const score = candidates.find(({ connectionId }) => connectionId === chosenId)?.score ?? null
  return (
    <>
      For {money} by {paymentMethod},{' '}
      <strong className="font-strong">{names.get(chosenId) ?? 'a provider'}</strong> would be chosen, with a
      score of {scoreWord(score)}. Nothing was created.
    </>
  )
}

function Formula({ weights }: { weights: Weights }) {
  const { cost, reliability, speed } = weights
  return (
    <details className="max-w-[44rem]">
      <summary className="inline-flex min-h-11 items-center text-13 text-accent hover:underline underline-offset-4">
        How the score is calculated
      </summary>
      <div className="grid gap-2 text-pretty text-muted">
        <p className="text-ink tabular-nums">
          Score = (reliability × {reliability} + cost × {cost} + speed × {speed}) ÷{' '}
          {reliability + cost + speed}
        </p>
        <p>
          These are this application’s weights. Each part is between 0 and 100, and the highest score is
          chosen; a tie goes to the lowest priority number.
        </p>
        <p>
          Reliability is the share of recent calls that succeeded. A call counts half after 15 minutes, and
          one that was refused because of the order itself does not count. A provider that was never called is
          assumed to succeed nine times out of ten, in 800 ms.
        </p>
        <p>
          Cost is the provider’s share of this amount: nothing scores 100, a tenth or more scores 0. Speed is
          how quickly it responds: instantly scores 100, five seconds or more scores 0.
        </p>
        <p>
          After three failures in a row a provider is rested, for 30 seconds at first and at most 10 minutes.
          Then one payment tests whether it is back.
        </p>
      </div>
    </details>
  )
}
