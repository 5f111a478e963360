// The organisation's plan of reminders.
'use client'
import { type FormEvent, useState } from 'react'
import { rowsOf, rulesOf } from '@/components/admin/reminders/plan'
import { PlanRows } from '@/components/admin/reminders/plan-rows'
import { callApi, NOTHING } from '@/components/ui/call-api'
import { ProblemNotice } from '@/components/ui/problem-notice'
import { SaveLine } from '@/components/ui/save-line'
import { useAction } from '@/components/ui/use-action'

interface Props {
  organisationId: string
  offsets: readonly number[]
  skipsHolidays: boolean
  mayChange: boolean
}

export function PlanForm({ mayChange, offsets, organisationId, skipsHolidays }: Props) {
  const [rows, setRows] = useState(() => rowsOf(offsets))
  const [skips, setSkips] = useState(skipsHolidays)
  const [said, setSaid] = useState('')
  const { isPending, problem, run } = useAction()
  const save = async (event: FormEvent) => {
    event.preventDefault()
    setSaid('')
    const body = { reminders: rulesOf(rows), remindersSkipHolidays: skips }
    const path = `/organisations/${organisationId}`
    const done = await run(() => callApi(path, { method: 'PATCH', body, answer: NOTHING }))
    if (done) setSaid('Saved. It counts for open invoices from now on.')
  }
  const touch =
    <T,>(set: (value: T) => void) =>
    (value: T) => {
      set(value)
      setSaid('')
    }
  return (
    <form onSubmit={save} noValidate aria-label="Plan">
      <fieldset disabled={!mayChange} className="grid gap-4 border-t border-line pt-6">
        <legend className="sr-only">Plan</legend>
        <div className="grid gap-1">
          <h2 className="text-17 font-strong">When</h2>
          <p className="max-w-[44rem] text-muted text-pretty">
            At nine in the morning where the customer is. None is sent once an invoice is paid, while a
            payment is on its way or disputed, until a promised day has passed, and while a question of your
            customer is open.
          </p>
        </div>
        {rows.length === 0 && <p className="text-muted">No reminders are sent.</p>}
        <PlanRows rows={rows} onChange={touch(setRows)} problem={problem} />
        <label className="flex min-h-11 max-w-[44rem] items-center gap-3">
          <input
            type="checkbox"
            checked={skips}
            onChange={({ target }) => touch(setSkips)(target.checked)}
            className="size-4 shrink-0 accent-accent"
          />
          Not on public holidays of your country, but on the day after
        </label>
        <ProblemNotice problem={problem} shownAt={['/reminders']} />
        {mayChange && <SaveLine label="Save the plan" isPending={isPending} said={said} />}
      </fieldset>
    </form>
  )
}
