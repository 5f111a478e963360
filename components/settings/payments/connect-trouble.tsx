// What to show where a Stripe component has not loaded: a loading message, or an alternative.
'use client'
import type { ReactNode } from 'react'
import { QUIET_BUTTON } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { ProblemNotice } from '@/components/ui/problem-notice'
import { Skeleton } from '@/components/ui/skeleton'
import type { ConnectState } from './use-connect'

interface Props {
  state: ConnectState
  words: {
    loading: string
    /** What did not come. */
    missing: string
    advice: string
  }
  retry: () => void
  /** Another way to the same. */
  children?: ReactNode
}

const REASONS = {
  blocked: 'Something on this device or network is blocking it, often a content blocker.',
  broken: 'Stripe could not load it just now.',
}

export function ConnectTrouble({ children, retry, state, words }: Props) {
  if (state.name === 'ready')
    return state.isPartial ? (
      <Notice tone="wait" isAlert>
        <p>Stripe has not loaded all of it. Reload it when you are done with what is there.</p>
        <button type="button" className={`${QUIET_BUTTON} justify-self-start`} onClick={retry}>
          Reload it
        </button>
      </Notice>
    ) : null
  if (state.name === 'loading') {
    return (
      <div role="status" className="grid gap-3 py-4">
        <p className="text-muted">{words.loading}</p>
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
          <p className="font-strong">{words.missing}</p>
          <p>
            {REASONS[state.name]} {words.advice}
          </p>
        </Notice>
      )}
      <div className="flex flex-wrap gap-3">
        <button type="button" className={QUIET_BUTTON} onClick={retry}>
          Try again
        </button>
        {children}
      </div>
    </div>
  )
}
