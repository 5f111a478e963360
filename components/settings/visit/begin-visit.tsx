// Asks an operator for the reason of a visit, and goes on to the page that they wanted.
'use client'
import { type FormEvent, useState } from 'react'
import { PRIMARY_BUTTON } from '@/components/ui/button'
import { callApi, NOTHING } from '@/components/ui/call-api'
import { TextAreaField } from '@/components/ui/field'
import { ProblemNotice } from '@/components/ui/problem-notice'
import { errorAt } from '@/components/ui/refusal'
import { useAction } from '@/components/ui/use-action'

export function BeginVisit({ next, organisationId }: { organisationId: string; next: string }) {
  const [reason, setReason] = useState('')
  const { isPending, problem, run } = useAction()
  const begin = async (event: FormEvent) => {
    event.preventDefault()
    const body = { organisationId, reason }
    if (await run(() => callApi('/settings/visit/begin', { body, answer: NOTHING })))
      window.location.assign(next)
  }
  return (
    <form onSubmit={begin} noValidate className="grid gap-4 text-ink">
      <ProblemNotice problem={problem} shownAt={['/reason']} />
      <TextAreaField
        label="Reason"
        hint="Such as “Ticket 4711: an invoice does not arrive”. At least 10 characters."
        required
        maxLength={500}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
        error={errorAt(problem, '/reason')}
      />
      <button type="submit" aria-disabled={isPending} className={PRIMARY_BUTTON}>
        Look for an hour
      </button>
    </form>
  )
}
