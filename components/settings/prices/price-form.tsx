// What an organisation takes off, or adds, by default: for paying early, and for means of payment.
'use client'
import { AdjustmentRows, type MeansChoice } from '@/components/admin/prices/adjustment-rows'
import {
  type AdjustmentRow,
  bodyOfRows,
  faultsOfRows,
  faultsTold,
  type RowFaults,
} from '@/components/admin/prices/adjustments'
import { DecimalField } from '@/components/ui/decimal-field'
import { TextField } from '@/components/ui/field'
import { ProblemNotice } from '@/components/ui/problem-notice'
import { errorAt } from '@/components/ui/refusal'
import { SaveLine } from '@/components/ui/save-line'
import { isAccepted } from '@/lib/money/asked'
import type { Currency } from '@/lib/money/currency'
import { SurchargeRules } from './surcharge-rules'
import { useDraft } from './use-draft'

export interface PriceDraft {
  earlyPercent: string
  earlyDays: string
  rows: AdjustmentRow[]
  allowsSurcharges: boolean
}

interface Props {
  organisationId: string
  draft: PriceDraft
  currency: Currency
  means: readonly MeansChoice[]
  /** Why nobody may be asked for more here, in words; null where somebody may. */
  refusal: string | null
  mayChange: boolean
}

type Faults = RowFaults & { earlyPercent?: string; earlyDays?: string }

const offFaults = ({ allowsSurcharges, rows }: PriceDraft): RowFaults =>
  Object.fromEntries(
    rows.flatMap(({ kind }, at) =>
      kind === 'surcharge' && !allowsSurcharges
        ? [[`${at}.kind`, 'Surcharges are off: tick the box below first.']]
        : [],
    ),
  )

function faultsOf(draft: PriceDraft, currency: Currency): Faults {
  const { earlyDays, earlyPercent, rows } = draft
  const [days, percent] = [earlyDays.trim(), earlyPercent.trim()]
  return {
    ...faultsOfRows(rows, currency),
    ...offFaults(draft),
    ...(percent !== '' &&
      !isAccepted({ of: 'percent' }, percent) && { earlyPercent: 'Enter a percentage, or leave it empty.' }),
    ...(percent === '' && days !== '' && { earlyPercent: 'Enter how much is taken off.' }),
    ...(percent !== '' && !/^\d{1,3}$/.test(days) && { earlyDays: 'Enter a whole number of days.' }),
  }
}

const bodyOf = ({ allowsSurcharges, earlyDays, earlyPercent, rows }: PriceDraft) => ({
  allowsSurcharges,
  methodAdjustments: bodyOfRows(rows),
  earlyPayment:
    earlyPercent.trim() === '' ? null : { percent: earlyPercent.trim(), days: Number(earlyDays.trim()) },
})

export function PriceForm({ currency, draft, mayChange, means, organisationId, refusal }: Props) {
  const { found, isPending, problem, said, save, type, typed } = useDraft({
    ...{ organisationId, draft, saved: 'Saved. It counts for invoices made from now on.' },
    faultsOf: (it) => faultsOf(it, currency),
    bodyOf: bodyOf,
  })
  const faults = { ...faultsTold(typed.rows, problem), ...found }
  return (
    <form onSubmit={save} noValidate aria-label="Price of paying">
      <fieldset disabled={!mayChange} className="grid gap-6 border-t border-line pt-6">
        <legend className="sr-only">Price of paying</legend>
        <div className="grid gap-1">
          <h2 className="text-17 font-strong">Paying early</h2>
          <p className="max-w-[44rem] text-muted text-pretty">
            Taken off for customers who pay everything in time: through the last second of the last day where
            you are. The discount is credited by a credit note when the money is there.
          </p>
        </div>
        <div className="grid max-w-[30rem] grid-cols-2 items-start gap-3">
          <DecimalField
            label="Early discount, %"
            hint="Empty for none."
            asked={{ of: 'percent' }}
            value={typed.earlyPercent}
            error={faults.earlyPercent ?? errorAt(problem, '/earlyPayment/percent')}
            onChange={(earlyPercent) => type({ earlyPercent })}
          />
          <TextField
            label="If paid within days"
            hint="From the invoice date on."
            inputMode="numeric"
            maxLength={3}
            autoComplete="off"
            value={typed.earlyDays}
            error={faults.earlyDays ?? errorAt(problem, '/earlyPayment/days')}
            onChange={({ target }) => type({ earlyDays: target.value })}
          />
        </div>
        <div className="grid gap-1">
          <h2 className="text-17 font-strong">By means of payment</h2>
          <p className="max-w-[44rem] text-muted text-pretty">
            What a means takes off, or adds, of what is paid by it. Customers see it before they pay.
          </p>
        </div>
        {typed.rows.length === 0 && <p className="text-muted">Every means costs the same.</p>}
        <AdjustmentRows
          rows={typed.rows}
          onChange={(rows) => type({ rows }, { hasOtherRows: true })}
          {...{ currency, means, faults }}
        />
        <SurchargeRules
          isAllowed={typed.allowsSurcharges}
          onChange={(allowsSurcharges) => type({ allowsSurcharges })}
          refusal={refusal}
        />
        <ProblemNotice
          problem={problem}
          shownAt={['/earlyPayment/percent', '/earlyPayment/days', '/methodAdjustments']}
        />
        {mayChange && <SaveLine label="Save the price of paying" isPending={isPending} said={said} />}
      </fieldset>
    </form>
  )
}
