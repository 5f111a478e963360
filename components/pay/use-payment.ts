// Runs payment attempts one at a time, turns outcomes into messages, and keeps the open page up to date.
import type { Stripe, StripeElements } from '@stripe/stripe-js'
import { useEffect, useRef, useState } from 'react'
import { holdPage, showAgain } from '@/components/live/show-again'
import { declineKey } from '@/lib/words/decline'
import { attemptPayment, type Outcome, type Phase } from './attempt'
import { forgetLeaving, noteLeaving } from './left-to-pay'
import { openAgreed, payPath } from './open-payment'
import type { PayPanelProps } from './pay-panel'
import type { Priced } from './priced-form'
import { useProgress } from './use-progress'

const WATCH_MS = 15_000
const FIND_OUT_MS = 3_000
/** A bank that takes longer than this is asking its customer something. */
const BANK_IS_QUICK_MS = 5_000

type Doing = Phase | 'confirm' | 'done' | 'unsure'

export interface Payment {
  /** `onFailure` tells a wallet's sheet that it was in vain. */
  pay: (elements: StripeElements | null, onFailure?: (payload: { reason: 'fail' }) => void) => Promise<void>
  /** What is being done now, in a few words; undefined when the form is free. */
  working: string | undefined
  /** What the payer should know or do meanwhile. */
  note: string | undefined
  /** The form has not answered for long, and nothing has been charged: a fresh page may help, if no wallet is open. */
  isSilent: boolean
  trouble: string | undefined
}

// The server asks Stripe, and sends the payer back to what is true.
const askServer = () => window.location.assign(`${payPath()}/return`)

interface Options extends PayPanelProps {
  stripe: Stripe
  /** The payer wants later invoices to be collected by themselves. */
  isTicked: boolean
  onTry: () => void
  priced?: Priced | undefined
}

export function usePayment({
  amount,
  autopay,
  checkout,
  currency,
  isTicked,
  onTry,
  priced,
  seen,
  stripe,
  wish,
  words,
}: Options): Payment {
  const [doing, setDoing] = useState<Doing>()
  const [trouble, setTrouble] = useState<string>()
  // A second tap comes before React has drawn the first.
  const isBusy = useRef(false)
  const letGo = useRef<() => void>(undefined)
  useEffect(() => () => letGo.current?.(), [])

  useEffect(() => {
    if (doing !== 'bank') return
    const timer = setTimeout(() => setDoing('confirm'), BANK_IS_QUICK_MS)
    return () => clearTimeout(timer)
  }, [doing])

  useProgress(seen, doing === 'unsure' ? FIND_OUT_MS : WATCH_MS, ({ isNew, isSettled }) => {
    // Stripe.js may never answer: once the money is here, there is nothing left to wait for.
    if (doing === 'unsure' || (doing === 'confirm' && isNew && isSettled)) askServer()
    else if (isNew) void showAgain()
  })

  const settle = (outcome: Outcome) => {
    if (outcome.kind === 'finished') {
      setDoing('done')
      return askServer()
    }
    if (outcome.kind === 'unsure') return setDoing('unsure')
    forgetLeaving()
    isBusy.current = false
    setDoing(undefined)
    letGo.current?.()
    if (outcome.kind === 'declined') return setTrouble(words.decline[declineKey(outcome)])
    if (outcome.kind === 'invalid') return setTrouble(words.pay.invalid)
    setTrouble(words.pay[outcome.refused])
    if (outcome.isStale) void showAgain()
  }

  const pay: Payment['pay'] = async (elements, onFailure) => {
    if (isBusy.current || !elements) return
    isBusy.current = true
    letGo.current = holdPage()
    setTrouble(undefined)
    onTry()
    const { publishableKey, connectedAccountId } = checkout
    const outcome = await attemptPayment(
      { amount, currency, publishableKey, connectedAccountId },
      {
        say: setDoing,
        submit: async () => (await elements.submit()).error,
        openPayment: () =>
          priced
            ? priced.open(elements, (confirmationToken) =>
                openAgreed(autopay, isTicked, { ...wish, confirmationToken }),
              )
            : openAgreed(autopay, isTicked, wish),
        confirm: (clientSecret) => {
          // Some means lead away from here, and back by `return_url`.
          noteLeaving(payPath())
          return stripe.confirmPayment({
            ...(!priced && { elements }),
            clientSecret,
            confirmParams: {
              return_url: `${window.location.origin}${payPath()}/return`,
              ...priced?.confirmParams(),
            },
            redirect: 'if_required',
          })
        },
      },
    )
    if (outcome.kind !== 'finished') onFailure?.({ reason: 'fail' })
    settle(outcome)
  }

  const isWaiting = doing === 'confirm' || doing === 'unsure'
  const isSilent = doing === 'silent'
  return {
    pay,
    working: doing && words.pay[isWaiting ? 'bank' : isSilent ? 'checking' : doing],
    note: isWaiting ? words.pay[doing] : undefined,
    isSilent,
    trouble,
  }
}
