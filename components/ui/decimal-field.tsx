// A field for an amount, a rate or a quantity: accepts any notation, shows what it understood, and asks where it is ambiguous.
'use client'
import { type ReactNode, type Ref, useEffect, useRef, useState } from 'react'
import {
  type Asked,
  fieldValue,
  isAccepted,
  isUnread,
  readAsked,
  showAsked,
  textOf,
  writeAsked,
} from '@/lib/money/asked'
import { TextField } from './field'
import { usePersonLocale } from './person-locale'

interface Props {
  asked: Asked
  label: string
  /** Plain decimal text, or what was typed, marked as not read; see lib/money/asked.ts. */
  value: string
  onChange: (value: string) => void
  onBlur?: () => void
  error?: string | undefined
  hint?: ReactNode
  className?: string
  name?: string
  ref?: Ref<HTMLInputElement>
  required?: boolean
}

export function DecimalField({ asked, error, hint, onBlur, onChange, ref, value, ...rest }: Props) {
  const locale = usePersonLocale()
  const input = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState<{ text: string; value: string }>()
  const [isFocused, setFocused] = useState(false)
  // What was typed stays as it is, until somebody else changes the value.
  const own = typed?.value === value ? typed : undefined
  const text = own ? own.text : textOf(asked, value, locale)
  // What could not be read for one currency may be plain for another.
  const reread = isUnread(value) ? readAsked(asked, text, locale) : undefined
  const found = reread?.kind === 'number' ? reread.decimal : undefined
  useEffect(() => {
    if (found === undefined) return
    setTyped({ text, value: found })
    onChange(found)
  }, [found, text, onChange])
  const take = (next: string) => {
    const read = fieldValue(readAsked(asked, next, locale), next)
    setTyped({ text: next, value: read })
    onChange(read)
  }
  const choose = (decimal: string) => {
    setTyped({ text: writeAsked(asked, decimal, locale), value: decimal })
    onChange(decimal)
    input.current?.focus()
  }
  const isSettled = !isFocused || error !== undefined
  const isOurs = own !== undefined || isUnread(value)
  // A reading is shown while one types, and only a question waits for the end: what came as one leaves the field would push
  // the button from under the finger that is on its way to it.
  const understood =
    isOurs && (isSettled || !isUnread(value))
      ? understoodIn({ asked, value, locale, isSettled, onChoose: choose })
      : undefined
  return (
    <TextField
      {...rest}
      inputMode="decimal"
      autoComplete="off"
      ref={(element) => {
        input.current = element
        if (typeof ref === 'function') ref(element)
        else if (ref) ref.current = element
      }}
      value={text}
      error={error}
      hint={understood ?? hint}
      onChange={({ target }) => take(target.value)}
      onFocus={() => setFocused(true)}
      onBlur={() => {
        setFocused(false)
        onBlur?.()
      }}
    />
  )
}

interface UnderstoodProps {
  asked: Asked
  value: string
  locale: string
  /** Announced to screen readers, but not on every key. */
  isSettled: boolean
  onChoose: (decimal: string) => void
}

const CHOICE =
  'grid min-h-11 cursor-pointer content-center rounded-base border border-field px-2 py-1 text-start text-ink hover:bg-well'

/** Undefined where nothing was understood. */
function understoodIn({ asked, isSettled, locale, onChoose, value }: UnderstoodProps): ReactNode {
  if (!isUnread(value)) {
    const shown = showAsked(asked, value, locale)
    return shown === undefined ? undefined : (
      <span role={isSettled ? 'status' : undefined}>Read as {shown}</span>
    )
  }
  const text = textOf(asked, value, locale)
  const reading = readAsked(asked, text, locale)
  if (reading.kind !== 'ambiguous') return undefined
  const choices = [reading.own, reading.other].filter((decimal) => isAccepted(asked, decimal))
  return (
    <span role="status" className="flex flex-wrap items-center gap-2">
      <span>“{text}” means</span>
      {choices.map((decimal) => (
        <button key={decimal} type="button" className={CHOICE} onClick={() => onChoose(decimal)}>
          <span className="amount whitespace-nowrap">{showAsked(asked, decimal, locale)}</span>{' '}
          <span className="text-muted">{decimal.includes('.') ? 'decimals' : 'thousands'}</span>
        </button>
      ))}
    </span>
  )
}
