// Lifts one pause of online payments; its row then says so.
'use client'
import { useState } from 'react'
import { z } from '@/components/admin/invoice-form/browser-zod'
import { QUIET_BUTTON } from '@/components/ui/button'
import { callApi } from '@/components/ui/call-api'
import { ProblemNotice } from '@/components/ui/problem-notice'
import { useAction } from '@/components/ui/use-action'

const answer = z.object({ state: z.enum(['lifted', 'over']) })

interface Props {
  pauseId: string
  /** Undefined for an operator, who calls in the name of no organisation. */
  organisationId: string | undefined
  /** What is paused, for who hears the button alone. */
  what: string
}

export function LiftButton({ organisationId, pauseId, what }: Props) {
  const { isPending, problem, run } = useAction()
  const [outcome, setOutcome] = useState('')
  const lift = async () => {
    setOutcome('')
    const done = await run(() => callApi(`/quarantine/pauses/${pauseId}/lift`, { organisationId, answer }))
    if (done?.value.state === 'over') setOutcome('It was over already.')
  }
  return (
    <div className="needs-script grid content-start justify-items-start gap-2 wide:justify-items-end">
      <button type="button" className={QUIET_BUTTON} aria-disabled={isPending} onClick={() => void lift()}>
        {isPending ? 'Lifting…' : 'Lift'}
        <span className="sr-only"> the pause: {what}</span>
      </button>
      <p role="status" className="text-13 text-muted">
        {outcome}
      </p>
      <ProblemNotice problem={problem} />
    </div>
  )
}
