// The way to pay: fetches Stripe's fields, holds their place until they come, and says so when they do not.
'use client'
import type { Stripe } from '@stripe/stripe-js'
import { useCallback, useEffect, useState } from 'react'
import { QUIET_BUTTON } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { PayerCheckout } from '@/lib/payments/payer-view'
import type { Tongue } from '@/lib/words/tongues'
import { PayForm } from './pay-form'
import type { PayWords } from './pay-words'
import { FormSkeleton } from './skeleton'
import { loadStripeJs } from './stripe-js'
import type { Progress } from './use-progress'

export interface PayPanelProps {
  checkout: PayerCheckout
  currency: string
  tongue: Tongue
  seller: string
  /** What will be charged, in major units, and the button's words with the same amount. */
  amount: number
  buttonText: string
  seen: Progress
  words: PayWords
}

export function PayPanel(props: PayPanelProps) {
  const { checkout, tongue, words } = props
  const { scriptUrl, publishableKey, connectedAccountId } = checkout
  const [stripe, setStripe] = useState<Stripe | 'failed' | undefined>()

  const load = useCallback(() => {
    setStripe(undefined)
    let isCurrent = true
    loadStripeJs({ scriptUrl, publishableKey, connectedAccountId, locale: tongue }).then(
      (loaded) => isCurrent && setStripe(loaded),
      (cause: unknown) => {
        console.warn('Stripe.js could not be loaded', cause)
        if (isCurrent) setStripe('failed')
      },
    )
    return () => {
      isCurrent = false
    }
  }, [scriptUrl, publishableKey, connectedAccountId, tongue])
  useEffect(load, [load])

  if (stripe === 'failed') {
    return (
      <div className="grid gap-4">
        <Notice isAlert>{words.pay.failed}</Notice>
        <button type="button" className={QUIET_BUTTON} onClick={load}>
          {words.pay.retry}
        </button>
      </div>
    )
  }
  if (!stripe) return <FormSkeleton text={words.pay.loading} buttonText={props.buttonText} />
  return <PayForm {...props} stripe={stripe} onLoadError={() => setStripe('failed')} />
}
