// Asks the server to do something about one problem, and says what came of it; when it is solved, the row disappears.
'use client'
import { useState } from 'react'
import { z } from '@/components/admin/invoice-form/browser-zod'
import { QUIET_BUTTON } from '@/components/ui/button'
import { callApi } from '@/components/ui/call-api'
import { ProblemNotice } from '@/components/ui/problem-notice'
import { useAction } from '@/components/ui/use-action'

const answer = z.object({ state: z.string() })

/** What the button says, and what it answers. */
export interface Act {
  verb: string
  meanwhile: string
  /** By the state afterwards. */
  outcomes: Readonly<Record<string, string>>
  /** In any other state; empty where the row itself says it. */
  otherwise: string
}

interface Props {
  act: Act
  path: string
  /** Undefined for an operator who looks at all organisations, and calls in the name of none. */
  organisationId: string | undefined
  /** What it is done to, after the verb, for who hears the button alone. */
  object: string
}

export function ActButton({ act, object, organisationId, path }: Props) {
  const { isPending, problem, run } = useAction()
  const [outcome, setOutcome] = useState('')
  const press = async () => {
    setOutcome('')
    const done = await run(() => callApi(path, { organisationId, answer }))
    if (done) setOutcome(act.outcomes[done.value.state] ?? act.otherwise)
  }
  return (
    <div className="needs-script grid content-start justify-items-start gap-2 wide:justify-items-end">
      <button type="button" className={QUIET_BUTTON} aria-disabled={isPending} onClick={() => void press()}>
        {isPending ? act.meanwhile : act.verb}
        <span className="sr-only">{object}</span>
      </button>
      <p role="status" className="text-13 text-muted">
        {outcome}
      </p>
      <ProblemNotice problem={problem} />
    </div>
  )
}
