// The reference rates that somebody has read themselves: for which half year, how much, where and when.
'use client'
import { useRef } from 'react'
import { QUIET_BUTTON, TEXT_BUTTON } from '@/components/ui/button'
import { DecimalField } from '@/components/ui/decimal-field'
import { SelectField, TextField } from '@/components/ui/field'
import type { RateRow } from './late'

export interface HalfChoice {
  /** `2026-2` */
  value: string
  label: string
}

interface Props {
  rates: readonly RateRow[]
  onChange: (rates: RateRow[]) => void
  halves: readonly HalfChoice[]
  known: string | null
  faultOf: (pointer: string) => string | undefined
}

/** What was said of a half year that our table knows by now stays to be seen. */
const withStored = (halves: readonly HalfChoice[], halfYear: string): readonly HalfChoice[] => {
  if (halfYear === '') return [{ value: '', label: 'Choose' }, ...halves]
  return halves.some(({ value }) => value === halfYear)
    ? halves
    : [{ value: halfYear, label: `${halfYear}, known to our table` }, ...halves]
}

export function RateRows({ faultOf, halves, known, onChange, rates }: Props) {
  const adder = useRef<HTMLButtonElement>(null)
  const list = useRef<HTMLOListElement>(null)
  const change = (key: number, more: Partial<RateRow>) =>
    onChange(rates.map((rate) => (rate.key === key ? { ...rate, ...more } : rate)))
  const add = () => {
    const key = Math.max(-1, ...rates.map((rate) => rate.key)) + 1
    onChange([...rates, { key, halfYear: '', percent: '', source: '', readOn: '' }])
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>('li:last-child select')?.focus())
  }
  const remove = (key: number) => {
    onChange(rates.filter((rate) => rate.key !== key))
    adder.current?.focus()
  }
  return (
    <div className="grid justify-items-start gap-3">
      <div className="grid gap-1">
        <h3 className="text-15 font-strong">Reference rates</h3>
        <p className="max-w-[44rem] text-13 text-muted">
          {known} Where a half year is missing there, enter the rate yourself: the rate of the European
          Central Bank’s main refinancing operations, or the Bank of England’s Bank Rate, without the eight
          points. You answer for it.
        </p>
      </div>
      {rates.length > 0 && (
        <ol ref={list} className="grid w-full max-w-[44rem] gap-4">
          {rates.map((rate, at) => {
            const fault = (name: string) => faultOf(`/referenceRates/${at}/${name}`)
            return (
              <li key={rate.key}>
                <fieldset className="grid min-w-0 grid-cols-2 items-start gap-x-3 gap-y-2 rounded-base bg-well p-3 wide:grid-cols-[minmax(0,1fr)_6rem_minmax(0,1fr)_10rem]">
                  <legend className="sr-only">Reference rate {at + 1}</legend>
                  <SelectField
                    label="Half year"
                    choices={withStored(halves, rate.halfYear)}
                    value={rate.halfYear}
                    error={fault('halfYear')}
                    onChange={({ target }) => change(rate.key, { halfYear: target.value })}
                  />
                  <DecimalField
                    label="Rate, %"
                    asked={{ of: 'percent' }}
                    value={rate.percent}
                    error={fault('percent')}
                    onChange={(percent) => change(rate.key, { percent })}
                  />
                  <TextField
                    label="Read where"
                    className="col-span-2 wide:col-span-1"
                    maxLength={200}
                    autoComplete="off"
                    value={rate.source}
                    error={fault('source')}
                    onChange={({ target }) => change(rate.key, { source: target.value })}
                  />
                  <TextField
                    label="Read on"
                    className="col-span-2 wide:col-span-1"
                    type="date"
                    value={rate.readOn}
                    error={fault('readOn')}
                    onChange={({ target }) => change(rate.key, { readOn: target.value })}
                  />
                  <button
                    type="button"
                    className={`${TEXT_BUTTON} justify-self-start`}
                    aria-label={`Remove reference rate ${at + 1}`}
                    onClick={() => remove(rate.key)}
                  >
                    Remove
                  </button>
                </fieldset>
              </li>
            )
          })}
        </ol>
      )}
      <button ref={adder} type="button" className={QUIET_BUTTON} onClick={add}>
        Add a rate
      </button>
    </div>
  )
}
