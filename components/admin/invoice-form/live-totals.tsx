// The totals of the invoice while it is being written, and what is taken off or put on all of it.
'use client'
import { type UseFormReturn, useWatch } from 'react-hook-form'
import { FormDecimal } from '@/components/ui/form-decimal'
import { isCurrency } from '@/lib/money/currency'
import { displayMoney, displayPercent } from '@/lib/money/display'
import { AllowanceFields } from './allowance-fields'
import type { ReadDraft } from './read-lines'
import type { FormValues } from './values'

interface Props {
  form: UseFormReturn<FormValues>
  currency: string
  read: ReadDraft
}

export function LiveTotals({ currency, form, read: { grossMinors, totals } }: Props) {
  const chargeKind = useWatch({ control: form.control, name: 'charge.kind' })
  const display = (minor: number | undefined) =>
    minor !== undefined && isCurrency(currency) ? displayMoney(minor, currency, 'en-GB') : '–'
  const { chargeMinor = 0, discountMinor = 0, linesMinor } = totals?.written ?? {}
  const rates = totals?.taxGroups.filter(({ ratePpm }) => ratePpm > 0) ?? []
  const rows = [
    ...(discountMinor !== 0 || chargeMinor !== 0 ? [['Lines', linesMinor] as const] : []),
    ...(discountMinor !== 0 ? [['Discount', -discountMinor] as const] : []),
    ...(chargeMinor !== 0 ? [['Charge', chargeMinor] as const] : []),
    ['Subtotal', totals?.subTotalMinor] as const,
    ...(rates.length > 1
      ? rates.map((group) => [`Tax, ${displayPercent(group.ratePpm, 'en-GB')}`, group.taxMinor] as const)
      : [['Tax', totals?.taxMinor] as const]),
  ]
  return (
    <div className="grid items-start gap-6 border-t border-line pt-4 wide:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="grid gap-3">
        <label className="flex min-h-11 items-center gap-3">
          <input type="checkbox" className="size-4 accent-accent" {...form.register('pricesIncludeTax')} />
          Prices include tax
        </label>
        <AllowanceFields form={form} at="discount" name="discount" offer="Discount on the invoice" />
        <AllowanceFields form={form} at="charge" name="charge" offer="Charge on the invoice" />
        {chargeKind !== '' && (
          <FormDecimal
            label="Tax on the charge, %"
            asked={{ of: 'percent' }}
            className="wide:w-60"
            control={form.control}
            name="chargeTaxRate"
          />
        )}
      </div>
      <div className="grid gap-1">
        <dl className="grid gap-1">
          {rows.map(([name, minor]) => (
            <div key={name} className="flex justify-between gap-6 text-muted">
              <dt>{name}</dt>
              <dd className="amount">{display(minor)}</dd>
            </div>
          ))}
          <div className="flex justify-between gap-6 text-17 font-strong">
            <dt>Total</dt>
            <dd className="amount">{display(totals?.totalMinor)}</dd>
          </div>
        </dl>
        {grossMinors.includes(undefined) && (
          <p className="text-13 text-muted">Unfinished lines are not counted yet.</p>
        )}
      </div>
    </div>
  )
}
