// Polls the progress of the invoice, so that an open page learns what happened elsewhere.
import { useEffect, useEffectEvent } from 'react'
import { isRecord, payPath } from './open-payment'

export interface Progress {
  state: string
  outstandingMinor: number
  amountPaidMinor: number
}

/** Undefined when there was no answer; `'gone'` when the link opens nothing any more. */
async function askProgress(): Promise<Progress | 'gone' | undefined> {
  try {
    const answer = await fetch(`${payPath()}/progress`, {
      headers: { accept: 'application/json' },
      cache: 'no-store',
    })
    if (answer.status === 404) return 'gone'
    const body: unknown = answer.ok ? await answer.json() : undefined
    return isProgress(body) ? body : undefined
  } catch (cause) {
    console.warn('The state of the invoice could not be asked', cause)
    return undefined
  }
}

const isProgress = (body: unknown): body is Progress =>
  isRecord(body) &&
  typeof body.state === 'string' &&
  typeof body.outstandingMinor === 'number' &&
  typeof body.amountPaidMinor === 'number'

const keyOf = ({ state, outstandingMinor, amountPaidMinor }: Progress) =>
  `${state} ${outstandingMinor} ${amountPaidMinor}`

/** `onAnswer` hears every answer, whether it tells something new, and whether nothing is left to pay. Nothing is asked while the page is not looked at. */
export function useProgress(
  seen: Progress,
  everyMs: number,
  onAnswer: (answer: { isNew: boolean; isSettled: boolean }) => void,
): void {
  const hear = useEffectEvent(onAnswer)
  const start = keyOf(seen)
  useEffect(() => {
    let last = start
    let isAsking = false
    const ask = async () => {
      if (isAsking || document.hidden) return
      isAsking = true
      const progress = await askProgress()
      isAsking = false
      if (!progress || !isMounted) return
      const key = progress === 'gone' ? progress : keyOf(progress)
      const isNew = key !== last
      last = key
      hear({ isNew, isSettled: progress !== 'gone' && progress.outstandingMinor === 0 })
    }
    let isMounted = true
    const timer = setInterval(ask, everyMs)
    window.addEventListener('focus', ask)
    document.addEventListener('visibilitychange', ask)
    return () => {
      isMounted = false
      clearInterval(timer)
      window.removeEventListener('focus', ask)
      document.removeEventListener('visibilitychange', ask)
    }
  }, [start, everyMs])
}
