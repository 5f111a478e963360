// Runs one change at a time: a second press does nothing, and the page is refreshed afterwards.
'use client'
import { useRouter } from 'next/navigation'
import { useCallback, useRef, useState } from 'react'
import type { Answer, Problem } from './call-api'

/** `run` answers the value of a change that was made, and undefined for one that was refused. */
export function useAction() {
  const router = useRouter()
  const isRunning = useRef(false)
  const [isPending, setPending] = useState(false)
  const [problem, setProblem] = useState<Problem>()

  const run = useCallback(
    async <T>(change: () => Promise<Answer<T>>): Promise<{ value: T } | undefined> => {
      if (isRunning.current) return undefined
      isRunning.current = true
      setPending(true)
      setProblem(undefined)
      const answer = await change()
      isRunning.current = false
      setPending(false)
      if (!answer.ok) {
        setProblem(answer.problem)
        return undefined
      }
      router.refresh()
      return { value: answer.value }
    },
    [router],
  )

  return { run, isPending, problem, clear: () => setProblem(undefined) }
}
