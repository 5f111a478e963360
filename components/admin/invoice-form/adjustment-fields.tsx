// What means of payment take off or add for one invoice, folded away until it is to be otherwise than usual.
'use client'
import { useRef } from 'react'
import { type UseFormReturn, useController, useWatch } from 'react-hook-form'
import { AdjustmentRows, type MeansChoice } from '@/components/admin/prices/adjustment-rows'
import type { AdjustmentRow, RowFaults } from '@/components/admin/prices/adjustments'
import { TEXT_BUTTON } from '@/components/ui/button'
import { isCurrency } from '@/lib/money/currency'
import type { FormValues } from './values'

interface Props {
  form: UseFormReturn<FormValues>
  means: readonly MeansChoice[]
  /** What holds while nothing is said here: of the draft, or the organisation’s. */
  usual: readonly AdjustmentRow[]
}

function faultsIn(form: UseFormReturn<FormValues>): RowFaults {
  const { adjustments } = form.formState.errors
  if (!Array.isArray(adjustments)) return {}
  return Object.fromEntries(
    adjustments.flatMap((row, at) =>
      (['method', 'kind', 'value', 'cap'] as const).flatMap((field) => {
        const message: unknown = row?.[field]?.message
        return typeof message === 'string' ? [[`${at}.${field}`, message]] : []
      }),
    ),
  )
}

export function AdjustmentFields({ form, means, usual }: Props) {
  const place = useRef<HTMLDivElement>(null)
  const { field } = useController({ control: form.control, name: 'adjustments' })
  const currency = useWatch({ control: form.control, name: 'currency' })
  const known = isCurrency(currency) ? currency : 'EUR'
  const rows = field.value
  if (rows === null) {
    const unfold = () => {
      field.onChange([...usual])
      requestAnimationFrame(() => place.current?.querySelector<HTMLElement>('select, button')?.focus())
    }
    return (
      <div ref={place} className="wide:col-span-2">
        <button type="button" className={TEXT_BUTTON} onClick={unfold}>
          {usual.length > 0
            ? `Change what means of payment take off or add (${usual.length} ${usual.length === 1 ? 'does' : 'do'})`
            : 'Discount or surcharge by means of payment'}
        </button>
      </div>
    )
  }
  return (
    <div ref={place} className="grid gap-3 wide:col-span-2">
      <h2 className="text-13 font-strong">By means of payment</h2>
      {rows.length === 0 && <p className="text-13 text-muted">Every means costs the same.</p>}
      <AdjustmentRows
        rows={rows}
        onChange={(next) => field.onChange(next)}
        currency={known}
        means={means}
        faults={faultsIn(form)}
      />
    </div>
  )
}
