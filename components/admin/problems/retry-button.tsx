// Retries one problem and shows the result; when it is solved, the row disappears.
'use client'
import { useState } from 'react'
import { z } from '@/components/admin/invoice-form/browser-zod'
import { QUIET_BUTTON } from '@/components/ui/button'
import { callApi } from '@/components/ui/call-api'
import { ProblemNotice } from '@/components/ui/problem-notice'
import { useAction } from '@/components/ui/use-action'

const answer = z.object({ state: z.string() })

const STILL: Record<string, string> = {
  quarantined: 'Nothing has changed at Stripe.',
  received: 'It did not work this time either.',
  dead: 'It did not work this time either.',
}

interface Props {
  path: string
  /** Undefined for what belongs to no organisation. */
  organisationId: string | undefined
  /** What is tried again, for who hears the button alone. */
  what: string
}

export function RetryButton({ organisationId, path, what }: Props) {
  const { isPending, problem, run } = useAction()
  const [outcome, setOutcome] = useState('')
  const retry = async () => {
    setOutcome('')
    const done = await run(() => callApi(path, { organisationId, answer }))
    if (done) setOutcome(STILL[done.value.state] ?? 'Done.')
  }
  return (
    <div className="needs-script grid content-start justify-items-start gap-2 wide:justify-items-end">
      <button type="button" className={QUIET_BUTTON} aria-disabled={isPending} onClick={() => void retry()}>
        {isPending ? 'Trying…' : 'Try again'}
        <span className="sr-only">: {what}</span>
      </button>
      <p role="status" className="text-13 text-muted">
        {outcome}
      </p>
      <ProblemNotice problem={problem} />
    </div>
  )
}
