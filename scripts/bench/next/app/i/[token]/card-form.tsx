// The minimal app's form: Stripe's fields and a button, which pays as Stripe's own guide does.
'use client'
import type { Stripe, StripeConstructor, StripeElements } from '@stripe/stripe-js'
import { type FormEvent, useEffect, useRef, useState } from 'react'

interface Props {
  account: string
  amount: string
  totalMinor: number
  currency: string
  publishableKey: string
  scriptUrl: string
}

const stripeJs = (): StripeConstructor | undefined => (window as { Stripe?: StripeConstructor }).Stripe

/** The page has asked for it; calls back at once where it is there already. Answers how to call that off. */
function whenLoaded(scriptUrl: string, act: (make: StripeConstructor) => void): () => void {
  const loaded = stripeJs()
  if (loaded) act(loaded)
  const script = [...document.scripts].find(({ src }) => src === scriptUrl)
  const hear = () => {
    const made = stripeJs()
    if (made) act(made)
  }
  if (!loaded) script?.addEventListener('load', hear)
  return () => script?.removeEventListener('load', hear)
}

export function CardForm({ account, amount, currency, publishableKey, scriptUrl, totalMinor }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const shown = useRef<{ stripe: Stripe; elements: StripeElements }>(null)
  const [isReady, setReady] = useState(false)
  const [trouble, setTrouble] = useState<string>()

  useEffect(
    () =>
      whenLoaded(scriptUrl, (make) => {
        if (shown.current || !box.current) return
        const stripe = make(publishableKey, { stripeAccount: account })
        const elements = stripe.elements({
          mode: 'payment',
          amount: totalMinor,
          currency: currency.toLowerCase(),
        })
        const payment = elements.create('payment')
        payment.on('ready', () => setReady(true))
        payment.mount(box.current)
        shown.current = { stripe, elements }
      }),
    [account, currency, publishableKey, scriptUrl, totalMinor],
  )

  const pay = async (event: FormEvent) => {
    event.preventDefault()
    if (!shown.current) return
    const { elements, stripe } = shown.current
    const { error: refused } = await elements.submit()
    if (refused) return setTrouble(refused.message)
    const answer = await fetch(`${location.pathname}/checkout-session`, { method: 'POST' })
    const { clientSecret } = (await answer.json()) as { clientSecret: string }
    const { error } = await stripe.confirmPayment({
      elements,
      clientSecret,
      confirmParams: { return_url: location.href },
    })
    setTrouble(error.message)
  }

  return (
    <form onSubmit={pay}>
      <div ref={box} className="card" />
      {trouble && <p role="alert">{trouble}</p>}
      <button type="submit" disabled={!isReady}>
        Pay {amount}
      </button>
    </form>
  )
}
