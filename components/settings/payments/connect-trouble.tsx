// What is said where one of Stripe's components should be and is not: it is on its way, or there is another way.
'use client'
import { QUIET_BUTTON } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { ProblemNotice } from '@/components/ui/problem-notice'
import { Skeleton } from '@/components/ui/skeleton'
import { HostedForm } from './hosted-form'
import type { ConnectState } from './use-connect'

interface Props {
  state: ConnectState
  organisationId: string
  loadingWords: string
  retry: () => void
}

export function ConnectTrouble({ loadingWords, organisationId, retry, state }: Props) {
  if (state.name === 'ready') return null
  if (state.name === 'loading') {
    return (
      <div role="status" className="grid gap-3 py-4">
        <p className="text-muted">{loadingWords}</p>
        <Skeleton className="h-11 w-full" />
        <Skeleton className="h-11 w-full" />
      </div>
    )
  }
  return (
    <div className="grid gap-4 py-4">
      {state.name === 'refused' ? (
        <ProblemNotice problem={state.problem} />
      ) : (
        <Notice tone="bad" isAlert>
          <p className="font-strong">Stripe’s form did not come</p>
          <p>
            Something on this device or network keeps it away, often a content blocker. Try again, or go to
            Stripe’s own page: it asks the same.
          </p>
        </Notice>
      )}
      <div className="flex flex-wrap gap-3">
        <button type="button" className={QUIET_BUTTON} onClick={retry}>
          Try again
        </button>
        <HostedForm organisationId={organisationId} isProminent />
      </div>
    </div>
  )
}
