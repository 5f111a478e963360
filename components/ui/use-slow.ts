// Whether something is taking too long to load, so that the page can say so.
'use client'
import { useEffect, useState } from 'react'

/** True once `isWaiting` has lasted for `afterMs` without a break; false as soon as the wait is over. */
export function useSlow(isWaiting: boolean, afterMs: number): boolean {
  const [isSlow, setSlow] = useState(false)
  useEffect(() => {
    if (!isWaiting) return
    const timer = setTimeout(() => setSlow(true), afterMs)
    return () => {
      clearTimeout(timer)
      setSlow(false)
    }
  }, [isWaiting, afterMs])
  return isSlow
}
