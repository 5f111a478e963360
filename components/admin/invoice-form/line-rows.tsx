// The lines of an invoice: added, removed and moved, by mouse and keyboard alike.
'use client'
import { useEffect, useRef, useState } from 'react'
import { type UseFormReturn, useFieldArray } from 'react-hook-form'
import { QUIET_BUTTON } from '@/components/ui/button'
import { isCurrency } from '@/lib/money/currency'
import { displayMoney } from '@/lib/money/display'
import { ARTICLE_LIST, type ArticleChoice, LineFields, type RateChoice } from './line-fields'
import { emptyLine, type FormValues } from './values'

interface Props {
  form: UseFormReturn<FormValues>
  currency: string
  grossMinors: readonly (number | undefined)[]
  rates: readonly RateChoice[]
  articles: readonly ArticleChoice[]
}

const MOST_LINES = 1000
const ICON_BUTTON =
  'inline-flex size-11 cursor-pointer items-center justify-center rounded-base text-muted hover:bg-well hover:text-ink aria-disabled:opacity-40'

const ICONS = { up: 'm4 9.5 4-4 4 4', down: 'm4 6.5 4 4 4-4', away: 'm4 4 8 8m0-8-8 8' }

interface IconButtonProps {
  icon: keyof typeof ICONS
  label: string
  isOff?: boolean
  onPress: () => void
}

/** Stays focusable when disabled, so that the focus is never lost at the ends of the list. */
function IconButton({ icon, isOff = false, label, onPress }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-disabled={isOff}
      data-icon={icon}
      className={ICON_BUTTON}
      onClick={() => {
        if (!isOff) onPress()
      }}
    >
      <svg aria-hidden="true" viewBox="0 0 16 16" className="size-4" fill="none" stroke="currentColor">
        <path d={ICONS[icon]} strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round" />
      </svg>
    </button>
  )
}

/** A moved line keeps the focus; a removed line passes it to its neighbour. */
function useFocusAfter() {
  const list = useRef<HTMLDivElement>(null)
  const [target, setTarget] = useState<{ line: number; of: string }>()
  useEffect(() => {
    if (!target) return
    const line = list.current?.children[target.line]
    line?.querySelector<HTMLElement>(target.of)?.focus()
  }, [target])
  return { list, focusOn: (line: number, of: string) => setTarget({ line, of }) }
}

export function LineRows({ articles, currency, form, grossMinors, rates }: Props) {
  const { append, fields, move, remove } = useFieldArray({ control: form.control, name: 'lineItems' })
  const { focusOn, list } = useFocusAfter()
  const [said, setSaid] = useState('')
  const moveTo = (from: number, to: number) => {
    move(from, to)
    setSaid(`Line ${from + 1} is now line ${to + 1}.`)
    focusOn(to, `[data-icon=${to < from ? 'up' : 'down'}]`)
  }
  const takeAway = (at: number) => {
    remove(at)
    setSaid(`Line ${at + 1} was removed.`)
    focusOn(Math.min(at, fields.length - 2), 'input')
  }
  const add = () =>
    append(emptyLine(form.getValues('lineItems').at(-1)), {
      focusName: `lineItems.${fields.length}.description`,
    })
  const display = (minor: number | undefined) =>
    minor !== undefined && isCurrency(currency) ? displayMoney(minor, currency, 'en-GB') : '–'
  return (
    <section aria-labelledby="lines" className="grid gap-3">
      <h2 id="lines" className="text-17 font-strong">
        Lines
      </h2>
      <datalist id={ARTICLE_LIST}>
        {articles
          .filter((article) => article.currency === currency)
          .map(({ id, name }) => (
            <option key={id} value={name} />
          ))}
      </datalist>
      <div ref={list} className="grid">
        {fields.map(({ id }, at) => (
          <fieldset
            key={id}
            className="grid min-w-0 grid-cols-4 items-start gap-x-3 gap-y-2 border-t border-line py-4 roomy:grid-cols-8"
          >
            <legend className="sr-only">{`Line ${at + 1}`}</legend>
            <LineFields at={at} form={form} rates={rates} articles={articles} />
            <p className="col-span-2 flex min-h-11 items-center gap-2 text-muted">
              With tax: <span className="amount text-ink">{display(grossMinors[at])}</span>
            </p>
            <div className="col-span-2 flex justify-end">
              <IconButton
                icon="up"
                label={`Move line ${at + 1} up`}
                isOff={at === 0}
                onPress={() => moveTo(at, at - 1)}
              />
              <IconButton
                icon="down"
                label={`Move line ${at + 1} down`}
                isOff={at === fields.length - 1}
                onPress={() => moveTo(at, at + 1)}
              />
              <IconButton
                icon="away"
                label={`Remove line ${at + 1}`}
                isOff={fields.length === 1}
                onPress={() => takeAway(at)}
              />
            </div>
          </fieldset>
        ))}
      </div>
      <div>
        <button
          type="button"
          className={QUIET_BUTTON}
          aria-disabled={fields.length >= MOST_LINES}
          onClick={() => {
            if (fields.length < MOST_LINES) add()
          }}
        >
          Add a line
        </button>
      </div>
      <p role="status" className="sr-only">
        {said}
      </p>
    </section>
  )
}
