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
  choices: ZoneChoice[]
  value: string
  onChange: (value: string) => void
  error: string | undefined
}

/** A list that the browser searches as one types; a name that is not in it can be typed whole. */
export function ZoneField({ choices, error, onChange, value }: Props) {
  const list = useId()
  return (
    <>
      <TextField
        label="Time zone"
        hint="Invoice dates and reports use this zone. Type a city to search."
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
