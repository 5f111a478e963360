// The form where the means decides what it costs: the button says so, and the server sees the means before anything is opened.
'use client'
import type { StripeElements } from '@stripe/stripe-js'
import { type ComponentProps, useRef, useState } from 'react'
import type { OpenedPayment, Refusal } from './open-payment'
import { PayForm } from './pay-form'
import { priceBy, priceOfAmount, type ShownPrice } from './prices'

/** What of the form changes where it has prices: how a payment is opened, and by what it is confirmed. */
export interface Priced {
  onMeans: (type: string) => void
  /** What is filled in, as a token that the server reads at Stripe; `open` asks the server. */
  open: (
    elements: StripeElements,
    open: (confirmationToken: string) => Promise<OpenedPayment | Refusal>,
  ) => Promise<OpenedPayment | Refusal>
  /** In place of the fields: they are not read again. */
  confirmParams: () => { confirmation_token: string }
}

type Props = Omit<ComponentProps<typeof PayForm>, 'priced'>

export default function PricedForm(props: Props) {
  const { checkout, prices, stripe } = props
  const [means, setMeans] = useState<string>()
  // A debit card costs what it costs, and that is known once it was seen.
  const [decided, setDecided] = useState<ShownPrice>()
  const token = useRef('')
  if (!prices) return <PayForm {...props} />
  const shown = decided ?? (means === undefined ? prices.any : priceBy(prices, means))

  const priced: Priced = {
    onMeans: (type) => {
      if (type === means) return
      setMeans(type)
      setDecided(undefined)
    },
    open: async (elements, open) => {
      const made = await stripe.createConfirmationToken({ elements })
      if (made.error) {
        console.warn('What was filled in could not be kept', made.error.code)
        return { refused: 'unreachable', isStale: false }
      }
      token.current = made.confirmationToken.id
      const opened = await open(token.current)
      if ('amount' in opened && opened.amount !== shown.amount)
        setDecided(priceOfAmount(prices, opened.amount))
      return opened
    },
    confirmParams: () => ({ confirmation_token: token.current }),
  }
  return (
    <PayForm
      {...props}
      checkout={{ ...checkout, stripeAmount: shown.stripeAmount }}
      amount={shown.amount}
      buttonText={shown.buttonText}
      priced={priced}
    />
  )
}
