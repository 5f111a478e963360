// The list of a plan: so many days before or after the due date, one row each.
'use client'
import { QUIET_BUTTON, TEXT_BUTTON } from '@/components/ui/button'
import type { Problem } from '@/components/ui/call-api'
import { SelectField, TextField } from '@/components/ui/field'
import { errorAt } from '@/components/ui/refusal'
import { MOST_ROWS, offsetInWords, type PlanRow, rowAfter, rulesOf } from './plan'

interface Props {
  rows: readonly PlanRow[]
  onChange: (rows: PlanRow[]) => void
  problem: Problem | undefined
}

const WHEN = [
  { value: 'before', label: 'before the due date' },
  { value: 'on', label: 'on the due date' },
  { value: 'after', label: 'after the due date' },
] as const

const whenOf = (value: string): PlanRow['when'] => WHEN.find((one) => one.value === value)?.value ?? 'after'

/** What it is called where its own words are not yet whole. */
function nameOf(row: PlanRow, at: number): string {
  const [rule] = rulesOf([row])
  return typeof rule?.offsetDays === 'number'
    ? offsetInWords(rule.offsetDays).toLowerCase()
    : `number ${at + 1}`
}

export function PlanRows({ onChange, problem, rows }: Props) {
  const change = (key: number, more: Partial<PlanRow>) =>
    onChange(rows.map((row) => (row.key === key ? { ...row, ...more } : row)))
  return (
    <div className="grid justify-items-start gap-3">
      {rows.length > 0 && (
        <ol className="grid w-full max-w-[30rem] gap-3">
          {rows.map((row, at) => (
            <li key={row.key} className="grid grid-cols-[5.5rem_minmax(0,1fr)_auto] items-start gap-2">
              {row.when === 'on' ? (
                <span />
              ) : (
                <TextField
                  label={`Days of reminder ${at + 1}`}
                  isLabelHidden
                  inputMode="numeric"
                  maxLength={4}
                  autoComplete="off"
                  value={row.days}
                  onChange={({ target }) => change(row.key, { days: target.value })}
                />
              )}
              <SelectField
                label={`When reminder ${at + 1} is sent`}
                isLabelHidden
                choices={WHEN.map(({ label, value }) => ({
                  value,
                  label: value === 'on' ? label : `${row.days === '1' ? 'day' : 'days'} ${label}`,
                }))}
                value={row.when}
                onChange={({ target }) => change(row.key, { when: whenOf(target.value) })}
                error={errorAt(problem, `/reminders/${at}`)}
              />
              <button
                type="button"
                className={TEXT_BUTTON}
                aria-label={`Remove the reminder ${nameOf(row, at)}`}
                onClick={() => onChange(rows.filter(({ key }) => key !== row.key))}
              >
                Remove
              </button>
            </li>
          ))}
        </ol>
      )}
      {rows.length < MOST_ROWS && (
        <button type="button" className={QUIET_BUTTON} onClick={() => onChange([...rows, rowAfter(rows)])}>
          Add a reminder
        </button>
      )}
    </div>
  )
}
