// What paying late costs at an organisation, and the reference rates that our own table does not know.
'use client'
import { DecimalField } from '@/components/ui/decimal-field'
import { SelectField, TextField } from '@/components/ui/field'
import { ProblemNotice } from '@/components/ui/problem-notice'
import { errorAt } from '@/components/ui/refusal'
import { SaveLine } from '@/components/ui/save-line'
import type { Currency } from '@/lib/money/currency'
import { bodyOfLate, faultsOfLate, KINDS, type LateDraft, SHOWN_AT } from './late'
import { type HalfChoice, RateRows } from './rate-rows'
import { useDraft } from './use-draft'

interface Props {
  organisationId: string
  draft: LateDraft
  currency: Currency
  /** Half years that our table does not know, latest first. */
  halves: readonly HalfChoice[]
  /** "Our table ends with the first half of 2026."; null where no statutory interest is reckoned. */
  known: string | null
  mayChange: boolean
}

export function LateForm({ currency, draft, halves, known, mayChange, organisationId }: Props) {
  const { found, isPending, problem, said, save, type, typed } = useDraft({
    ...{ organisationId, draft, saved: 'Saved. Nothing is charged by itself.' },
    faultsOf: (it) => faultsOfLate(it, currency),
    bodyOf: (it) => bodyOfLate(it, currency),
  })
  const faultOf = (pointer: string) => found?.[pointer] ?? errorAt(problem, pointer)
  return (
    <form onSubmit={save} noValidate aria-label="Paying late">
      <fieldset disabled={!mayChange} className="grid gap-6 border-t border-line pt-6">
        <legend className="sr-only">Paying late</legend>
        <div className="grid gap-1">
          <h2 className="text-17 font-strong">Paying late</h2>
          <p className="max-w-[44rem] text-muted text-pretty">
            Nothing is charged by itself: on an invoice that is late you are told what could be, and make an
            invoice of it. What applies stands on invoices that are sent from then on.
          </p>
        </div>
        <div className="grid max-w-[44rem] items-start gap-4 wide:grid-cols-3">
          <SelectField
            label="Late fee"
            className="wide:col-span-3"
            choices={KINDS}
            value={typed.kind}
            error={faultOf('/lateFeeRule/kind')}
            onChange={({ target }) =>
              type({ kind: KINDS.find(({ value }) => value === target.value)?.value ?? '' })
            }
          />
          {typed.kind === 'percent' && (
            <DecimalField
              label="Of what is late, %"
              asked={{ of: 'percent' }}
              value={typed.percent}
              error={faultOf('/lateFeeRule/percent')}
              onChange={(percent) => type({ percent })}
            />
          )}
          {typed.kind === 'fixed' && (
            <DecimalField
              label={`Amount, ${currency}`}
              hint="For invoices in this currency."
              asked={{ of: 'money', currency }}
              value={typed.amount}
              error={faultOf('/lateFeeRule/amount')}
              onChange={(amount) => type({ amount })}
            />
          )}
          {typed.kind !== '' && (
            <TextField
              label="Once late for days"
              inputMode="numeric"
              maxLength={3}
              autoComplete="off"
              value={typed.afterDays}
              error={faultOf('/lateFeeRule/afterDays')}
              onChange={({ target }) => type({ afterDays: target.value })}
            />
          )}
        </div>
        {typed.kind === 'statutory' && (
          <p className="max-w-[44rem] text-13 text-muted">
            Between businesses alone, in the euro area in euros and in the United Kingdom in pounds: eight
            percentage points above the reference rate, and a fixed sum. Your customer needs a VAT number or
            company registration number.
          </p>
        )}
        {(typed.kind === 'statutory' || typed.rates.length > 0) && (
          <RateRows
            rates={typed.rates}
            onChange={(rates) => type({ rates }, { hasOtherRows: true })}
            {...{ halves, known, faultOf }}
          />
        )}
        <ProblemNotice problem={problem} shownAt={SHOWN_AT} />
        {mayChange && <SaveLine label="Save the late fee" isPending={isPending} said={said} />}
      </fieldset>
    </form>
  )
}
