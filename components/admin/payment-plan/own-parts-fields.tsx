// The fields of parts that somebody names one by one: a deposit, and as many parts as they like, each with its day.
'use client'
import { useRef } from 'react'
import { QUIET_BUTTON, TEXT_BUTTON } from '@/components/ui/button'
import type { Problem } from '@/components/ui/call-api'
import { DecimalField } from '@/components/ui/decimal-field'
import { SelectField, TextField } from '@/components/ui/field'
import type { Currency } from '@/lib/money/currency'
import { type Faults, faultAt, type OwnParts, type OwnRow, type OwnShare, withRow } from './own-parts'

interface Props {
  parts: OwnParts
  onChange: (parts: OwnParts) => void
  currency: Currency
  faults: Faults
  problem: Problem | undefined
}

export function OwnPartsFields({ currency, faults, onChange, parts, problem }: Props) {
  const adder = useRef<HTMLButtonElement>(null)
  const list = useRef<HTMLOListElement>(null)
  const { deposit, rows } = parts
  const fault = (pointer: string) => faultAt(faults, problem, pointer)
  const change = (row: OwnRow) =>
    onChange({ deposit, rows: rows.map((one) => (one.key === row.key ? row : one)) })
  const add = () => {
    onChange(withRow(parts))
    // Whoever adds a part goes on with it.
    requestAnimationFrame(() => list.current?.querySelector<HTMLInputElement>('li:last-child input')?.focus())
  }
  const remove = (row: OwnRow) => {
    onChange({ deposit, rows: rows.filter(({ key }) => key !== row.key) })
    adder.current?.focus()
  }
  return (
    <div className="grid gap-4">
      <Share
        label="Deposit"
        hint="Due at once; empty for none."
        share={deposit}
        currency={currency}
        error={fault('/deposit')}
        onChange={(share) => onChange({ deposit: share, rows })}
      />
      <ol ref={list} className="grid gap-4">
        {rows.map((row, at) => (
          <li key={row.key}>
            <fieldset className="grid gap-2 border-t border-line pt-3">
              <legend className="sr-only">Part {at + 1}</legend>
              <TextField
                label={`Part ${at + 1} is due on`}
                type="date"
                value={row.dueDate}
                error={fault(`/instalments/${at}/dueDate`)}
                onChange={({ target }) => change({ ...row, dueDate: target.value })}
              />
              <Share
                label={`Part ${at + 1}`}
                share={row}
                currency={currency}
                error={
                  fault(`/instalments/${at}/percent`) ??
                  fault(`/instalments/${at}/amount`) ??
                  (fault(`/instalments/${at}/dueDate`) ? undefined : fault(`/instalments/${at}`))
                }
                onChange={(share) => change({ ...row, ...share })}
              />
              <div>
                <button type="button" className={TEXT_BUTTON} onClick={() => remove(row)}>
                  Remove part {at + 1}
                </button>
              </div>
            </fieldset>
          </li>
        ))}
      </ol>
      <div>
        <button ref={adder} type="button" className={QUIET_BUTTON} onClick={add}>
          Add a part
        </button>
      </div>
      <p className="text-13 text-muted">
        Percentages make 100, amounts the total; together they must come to the total. Without parts, the rest
        is due with the invoice.
      </p>
    </div>
  )
}

interface ShareProps {
  label: string
  hint?: string
  share: OwnShare
  currency: Currency
  error: string | undefined
  onChange: (share: OwnShare) => void
}

function Share({ currency, error, hint, label, onChange, share }: ShareProps) {
  const { unit, value } = share
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_8rem] items-start gap-2">
      <DecimalField
        key={unit}
        asked={unit === 'percent' ? { of: 'percent' } : { of: 'money', currency }}
        label={label}
        hint={hint}
        value={value}
        error={error}
        onChange={(next) => onChange({ unit, value: next })}
      />
      <SelectField
        label={`${label} in`}
        choices={[
          { value: 'percent', label: 'Percent' },
          { value: 'amount', label: currency },
        ]}
        value={unit}
        onChange={({ target }) => onChange({ value, unit: target.value === 'amount' ? 'amount' : 'percent' })}
      />
    </div>
  )
}
