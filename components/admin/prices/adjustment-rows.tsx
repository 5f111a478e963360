// The fields of what means of payment take off or add: one row for each.
'use client'
import { useRef } from 'react'
import { QUIET_BUTTON, TEXT_BUTTON } from '@/components/ui/button'
import { DecimalField } from '@/components/ui/decimal-field'
import { SelectField } from '@/components/ui/field'
import type { Currency } from '@/lib/money/currency'
import { type AdjustmentRow, MOST_ROWS, type RowFaults, type RowField, rowAfter } from './adjustments'

export interface MeansChoice {
  value: string
  label: string
}

interface Props {
  rows: readonly AdjustmentRow[]
  onChange: (rows: AdjustmentRow[]) => void
  currency: Currency
  means: readonly MeansChoice[]
  faults: RowFaults
}

const KINDS = [
  { value: 'discount', label: 'takes off' },
  { value: 'surcharge', label: 'adds' },
]
const NOBODY_CHOSE = { value: '', label: 'Choose' }

export function AdjustmentRows({ currency, faults, means, onChange, rows }: Props) {
  const adder = useRef<HTMLButtonElement>(null)
  const list = useRef<HTMLOListElement>(null)
  const add = () => {
    onChange([...rows, rowAfter(rows)])
    // Whoever adds one goes on with it.
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>('li:last-child select')?.focus())
  }
  const remove = (key: number) => {
    onChange(rows.filter((row) => row.key !== key))
    adder.current?.focus()
  }
  return (
    <div className="grid justify-items-start gap-3">
      {rows.length > 0 && (
        <ol ref={list} className="grid w-full max-w-[44rem] gap-4">
          {rows.map((row, at) => (
            <li key={row.key}>
              <Row
                {...{ at, currency, means, row }}
                faultOf={(field) => faults[`${at}.${field}`]}
                change={(more) => onChange(rows.map((one) => (one === row ? { ...row, ...more } : one)))}
                remove={() => remove(row.key)}
              />
            </li>
          ))}
        </ol>
      )}
      {rows.length < MOST_ROWS && (
        <button ref={adder} type="button" className={QUIET_BUTTON} onClick={add}>
          Add a means of payment
        </button>
      )}
    </div>
  )
}

interface RowProps {
  at: number
  row: AdjustmentRow
  currency: Currency
  means: readonly MeansChoice[]
  faultOf: (field: RowField) => string | undefined
  change: (more: Partial<AdjustmentRow>) => void
  remove: () => void
}

function Row({ at, change, currency, faultOf, means, remove, row }: RowProps) {
  const name = means.find(({ value }) => value === row.method)?.label ?? `means ${at + 1}`
  const money = { of: 'money', currency } as const
  return (
    <fieldset className="grid min-w-0 grid-cols-2 items-start gap-x-3 gap-y-2 rounded-base bg-well p-3 wide:grid-cols-[minmax(0,1fr)_8rem_8rem_7rem]">
      <legend className="sr-only">Means of payment {at + 1}</legend>
      <SelectField
        label="Means"
        className="col-span-2 wide:col-span-1"
        choices={row.method === '' ? [NOBODY_CHOSE, ...means] : means}
        value={row.method}
        error={faultOf('method')}
        onChange={({ target }) => change({ method: target.value })}
      />
      <SelectField
        label="It"
        className="col-span-2 wide:col-span-1"
        choices={KINDS}
        value={row.kind}
        error={faultOf('kind')}
        onChange={({ target }) => change({ kind: target.value === 'surcharge' ? 'surcharge' : 'discount' })}
      />
      <DecimalField
        key={row.unit}
        label={row.unit === 'percent' ? 'Percent' : 'Amount'}
        asked={row.unit === 'percent' ? { of: 'percent' } : money}
        value={row.value}
        error={faultOf('value')}
        onChange={(value) => change({ value })}
      />
      <SelectField
        label="In"
        choices={[
          { value: 'percent', label: '%' },
          { value: 'amount', label: currency },
        ]}
        value={row.unit}
        onChange={({ target }) => change({ unit: target.value === 'amount' ? 'amount' : 'percent' })}
      />
      <DecimalField
        label={`At most, ${currency}`}
        className="col-span-2 wide:col-span-1"
        asked={money}
        value={row.cap}
        error={faultOf('cap')}
        onChange={(cap) => change({ cap })}
      />
      <button
        type="button"
        className={`${TEXT_BUTTON} justify-self-start wide:mt-6`}
        aria-label={`Remove ${name}`}
        onClick={remove}
      >
        Remove
      </button>
    </fieldset>
  )
}
