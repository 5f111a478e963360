// A time zone field, searchable by name, city or country.
'use client'
import { useId } from 'react'
import { TextField } from '@/components/ui/field'

export interface ZoneChoice {
  /** IANA. */
  name: string
  /** What else people know it by: its clock now, and its country. */
  label: string
}

interface Props {
  choices: readonly ZoneChoice[]
  /** Of the field in its form, where that is read whole. */
  name?: string
  hint?: string
  value: string
  onChange: (value: string) => void
  error: string | undefined
}

const USUAL_HINT = 'Invoice dates and reports use this zone. Type a city to search.'

/** A list that the browser searches as one types; a name that is not in it can be typed whole. */
export function ZoneField({ choices, error, hint = USUAL_HINT, name, onChange, value }: Props) {
  const list = useId()
  return (
    <>
      <TextField
        label="Time zone"
        hint={hint}
        name={name}
        autoComplete="off"
        spellCheck={false}
        list={list}
        maxLength={64}
        value={value}
        onChange={({ target }) => onChange(target.value)}
        error={error}
      />
      <datalist id={list}>
        {choices.map(({ label, name }) => (
          <option key={name} value={name} label={label} />
        ))}
      </datalist>
    </>
  )
}
