// Leads who comes back from paying to what came of it: readers of screens hear it, others see it.
'use client'
import { useEffect } from 'react'

/** Our own redirect from `/i/{token}/return` is the one that leads to this page; an address that is opened has none. */
const cameByRedirect = (): boolean =>
  performance
    .getEntriesByType('navigation')
    .some((entry) => entry instanceof PerformanceNavigationTiming && entry.redirectCount > 0)

export function Arrival({ at }: { at: string }) {
  useEffect(() => {
    if (cameByRedirect()) document.getElementById(at)?.focus()
  }, [at])
  return null
}
