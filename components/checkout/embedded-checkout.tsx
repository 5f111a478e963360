// Stripe's checkout embedded in our page; once paid, Stripe redirects to the confirmation.
'use client'
import type { StripeEmbeddedCheckout } from '@stripe/stripe-js'
import { useCallback, useEffect, useRef, useState } from 'react'
import { FORM_PATIENCE_MS, LoadTrouble, startAgain } from '@/components/pay/load-trouble'
import { FieldsSkeleton } from '@/components/pay/skeleton'
import { loadStripeJs, type StripeSource } from '@/components/pay/stripe-js'
import { useSlow } from '@/components/ui/use-slow'
import { enterCheckout, TooOften } from './enter'

interface Props {
  source: StripeSource
  words: { failed: string; tooOften: string; slow: string; loading: string; retry: string; otherWay: string }
}

async function fetchClientSecret(): Promise<string> {
  const entered = await enterCheckout()
  if (entered?.clientSecret) return entered.clientSecret
  // It is over; the page shows the outcome.
  window.location.reload()
  throw new Error('This checkout is no longer open.')
}

/** Stripe allows one of these on a page at a time, so the next waits until the last is gone. */
let last: Promise<void> = Promise.resolve()

export function EmbeddedCheckout({ source, words }: Props) {
  const place = useRef<HTMLDivElement>(null)
  const [state, setState] = useState<'loading' | 'ready' | 'failed' | 'tooOften'>('loading')
  const { connectedAccountId, locale, publishableKey, scriptUrl } = source

  const show = useCallback(() => {
    let isCurrent = true
    let checkout: StripeEmbeddedCheckout | undefined
    setState('loading')
    const shown = last.then(async () => {
      if (!isCurrent) return
      const stripe = await loadStripeJs({ connectedAccountId, locale, publishableKey, scriptUrl })
      checkout = await stripe.createEmbeddedCheckoutPage({
        fetchClientSecret: () =>
          fetchClientSecret().catch((cause: unknown) => {
            // Heard here, because Stripe.js may pass on an error of its own.
            if (isCurrent && cause instanceof TooOften) setState('tooOften')
            throw cause
          }),
      })
      const within = place.current
      if (!isCurrent || !within) return
      // Stripe tells nothing of its frame; that it has loaded is heard on its way down, because the event does not bubble.
      within.addEventListener('load', () => setState('ready'), { capture: true, once: true })
      checkout.mount(within)
    })
    shown.catch((cause: unknown) => {
      console.warn('The checkout could not be shown', cause)
      if (isCurrent) setState((known) => (known === 'tooOften' ? known : 'failed'))
    })
    return () => {
      isCurrent = false
      last = shown.then(
        () => checkout?.destroy(),
        () => checkout?.destroy(),
      )
    }
  }, [connectedAccountId, locale, publishableKey, scriptUrl])
  // If the focus is in the frame, the form has loaded, even if an image in it hangs.
  useEffect(() => {
    const enter = () => {
      if (place.current?.contains(document.activeElement)) setState('ready')
    }
    window.addEventListener('blur', enter)
    return () => window.removeEventListener('blur', enter)
  }, [])
  const [round, setRound] = useState(0)
  const isSlow = useSlow(state === 'loading', FORM_PATIENCE_MS)
  // A new round is a new try.
  useEffect(() => (round >= 0 ? show() : undefined), [round, show])

  return (
    <div className="grid gap-4">
      {(state === 'failed' || state === 'tooOften') && (
        <LoadTrouble
          text={words[state]}
          retry={words.retry}
          otherWay={words.otherWay}
          onRetry={() => setRound(round + 1)}
        />
      )}
      {isSlow && (
        <LoadTrouble text={words.slow} retry={words.retry} otherWay={words.otherWay} onRetry={startAgain} />
      )}
      {state === 'loading' && <FieldsSkeleton text={words.loading} />}
      <div ref={place} className={state === 'ready' ? 'min-h-96' : ''} />
    </div>
  )
}
