// Takes a returning payer to the result: announced to screen readers, scrolled to for others.
'use client'
import { useEffect } from 'react'
import { cameBackFromPaying } from '@/components/pay/left-to-pay'

/**
 * Our own redirect from `/i/{token}/return` is the one that leads to this page; an address that is opened has none. Nothing is
 * counted where the chain came through another site, a bank's or Stripe's.
 */
const cameByRedirect = (): boolean =>
  performance
    .getEntriesByType('navigation')
    .some((entry) => entry instanceof PerformanceNavigationTiming && entry.redirectCount > 0)

export function Arrival({ at }: { at: string }) {
  useEffect(() => {
    const isBack = cameBackFromPaying(window.location.pathname)
    if (isBack || cameByRedirect()) document.getElementById(at)?.focus()
  }, [at])
  return null
}
