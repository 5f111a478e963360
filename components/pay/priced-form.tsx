// The form where the means decides what it costs: the button says so, and the server sees the means before anything is opened.
import type { StripeElements } from '@stripe/stripe-js'
import { type ComponentProps, useRef, useState } from 'react'
import type { OpenedPayment, Refusal } from './open-payment'
import { PayForm } from './pay-form'
import { asSaid, mayCostMore, NO_WAY, priceOf } from './prices'

/** What of the form changes where it has prices: how a payment is opened, and by what it is confirmed. */
export interface Priced {
  onMeans: (type: string) => void
  /** Not where a card may cost more: whether one in a wallet gives credit is known only once it was seen. */
  offersWallets: boolean
  /** While its sheet is open, all of the page says what it costs by it. Answers that in Stripe's integer. */
  chooseWallet: (type: string) => number
  leaveWallet: () => void
  /** What is filled in, as a token that the server reads at Stripe; `open` asks the server. */
  open: (
    elements: StripeElements,
    open: (confirmationToken: string) => Promise<OpenedPayment | Refusal>,
  ) => Promise<OpenedPayment | Refusal>
  /** In place of the fields: they are not read again. */
  confirmParams: () => { confirmation_token: string }
}

type Props = Omit<ComponentProps<typeof PayForm>, 'priced'>

export function PricedForm(props: Props) {
  const { checkout, prices, stripe } = props
  const [way, setWay] = useState(NO_WAY)
  const token = useRef('')
  if (!prices) return <PayForm {...props} />
  const shown = priceOf(prices, way)

  const priced: Priced = {
    onMeans: (means) => {
      if (means !== way.means) setWay((before) => ({ ...before, means }))
    },
    offersWallets: !mayCostMore(prices),
    chooseWallet: (wallet) => {
      setWay((before) => ({ ...before, wallet }))
      return priceOf(prices, { ...way, wallet }).stripeAmount
    },
    leaveWallet: () => setWay((before) => ({ ...before, wallet: undefined })),
    open: async (elements, open) => {
      const made = await stripe.createConfirmationToken({ elements })
      if (made.error) {
        console.warn('What was filled in could not be kept', made.error.code)
        return { refused: 'unreachable', isStale: false }
      }
      token.current = made.confirmationToken.id
      const opened = await open(token.current)
      if ('amount' in opened && opened.amount !== shown.amount)
        setWay((before) => ({ ...before, said: asSaid(way, opened.amount) }))
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
