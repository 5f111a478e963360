// Loads Stripe's fields, reserves their space meanwhile, and reports when they fail to load.
import type { Stripe } from '@stripe/stripe-js'
import { useCallback, useEffect, useState } from 'react'
import { Notice } from '@/components/ui/notice'
import { useSlow } from '@/components/ui/use-slow'
import type { PayerCheckout } from '@/lib/payment-views/payer-view'
import type { Tongue } from '@/lib/words/tongues'
import type { AutopayOffer } from './autopay-tick'
import { Guarded } from './guarded'
import { FORM_PATIENCE_MS, LoadTrouble, startAgain } from './load-trouble'
import type { PaymentWish } from './open-payment'
import { PayForm } from './pay-form'
import type { PayWords } from './pay-words'
import { PricedForm } from './priced-form'
import type { Prices } from './prices'
import { FormSkeleton } from './skeleton'
import { loadStripeJs } from './stripe-js'
import type { Progress } from './use-progress'

export interface PayPanelProps {
  checkout: PayerCheckout
  currency: string
  tongue: Tongue
  seller: string
  /** What was chosen of an invoice that is paid in parts; null for all of it. */
  wish: PaymentWish | null
  /** What will be charged, in major units, and the button's words with the same amount. */
  amount: number
  buttonText: string
  seen: Progress
  words: PayWords
  /** What else the payer can do, for when the form does not come. */
  otherWay: string
  /** Left out where automatic payment is not offered, or on already. */
  autopay: AutopayOffer | undefined
  /** What it costs by which means; left out where it costs what is shown, by any. */
  prices: Prices | undefined
  /** Why the last payment failed, as the server knows it. */
  decline: string | undefined
}

export function PayPanel(props: PayPanelProps) {
  const { otherWay, words } = props
  return (
    <Guarded
      instead={
        <LoadTrouble
          text={words.pay.failed}
          retry={words.pay.retry}
          otherWay={otherWay}
          onRetry={startAgain}
        />
      }
    >
      <Panel {...props} />
    </Guarded>
  )
}

function Panel(props: PayPanelProps) {
  const { checkout, decline, otherWay, tongue, words } = props
  const { scriptUrl, publishableKey, connectedAccountId } = checkout
  const [stripe, setStripe] = useState<Stripe | 'failed' | undefined>()
  const [isReady, setReady] = useState(false)
  // From then on the form tells how a try went; the server's word for it would say the same again.
  const [isTried, setTried] = useState(false)
  // One timeout for the script and its frames: the payer waits for both.
  const isSlow = useSlow(stripe !== 'failed' && !isReady, FORM_PATIENCE_MS)

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
    return <LoadTrouble text={words.pay.failed} retry={words.pay.retry} otherWay={otherWay} onRetry={load} />
  }
  const Form = props.prices ? PricedForm : PayForm
  return (
    <div className="grid gap-4">
      {decline && !isTried && (
        <Notice tone="bad">
          <p>{decline}</p>
        </Notice>
      )}
      {isSlow && (
        <LoadTrouble text={words.pay.slow} retry={words.pay.retry} otherWay={otherWay} onRetry={startAgain} />
      )}
      {stripe ? (
        <Form
          {...props}
          stripe={stripe}
          onReady={setReady}
          onTry={() => setTried(true)}
          onLoadError={() => setStripe('failed')}
        />
      ) : (
        <FormSkeleton text={words.pay.loading} buttonText={props.buttonText} />
      )}
    </div>
  )
}
