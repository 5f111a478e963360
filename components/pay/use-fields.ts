// Mounts Stripe's fields and wallet buttons, and keeps their amount and colours in step with the page.
// By Stripe.js itself: the React package around it weighs more than all of our own script.
import type {
  Stripe,
  StripeElements,
  StripeExpressCheckoutElementClickEvent,
  StripeExpressCheckoutElementConfirmEvent,
} from '@stripe/stripe-js'
import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react'
import { appearanceFor } from './appearance'
import { useDark } from './use-dark'

/** As tall as the box in pay-form.tsx. */
const WALLET_HEIGHT_PX = 48
/** Who pays by card does not wait for longer than this to learn that there is no wallet. */
const WALLET_PATIENCE_MS = 3_000

interface Options {
  stripe: Stripe
  /** In Stripe's integer. */
  stripeAmount: number
  currency: string
  seller: string
  onLoadError: () => void
  /** Told where the means decides what it costs. */
  onMeans: ((type: string) => void) | undefined
  /** Buttons of wallets may stand above the fields. */
  offersWallets: boolean
  onWalletClick: (event: StripeExpressCheckoutElementClickEvent) => void
  onWalletConfirm: (event: StripeExpressCheckoutElementConfirmEvent) => void
  onWalletCancel: () => void
}

export interface Fields {
  elements: RefObject<StripeElements | null>
  fieldsBox: RefObject<HTMLDivElement | null>
  walletsBox: RefObject<HTMLDivElement | null>
  hasFields: boolean
  /** Undefined until Stripe knows whether this browser has one, or has taken too long to say. */
  hasWallet: boolean | undefined
}

export function useFields(options: Options): Fields {
  const { stripe, stripeAmount, currency } = options
  const elements = useRef<StripeElements>(null)
  const fieldsBox = useRef<HTMLDivElement>(null)
  const walletsBox = useRef<HTMLDivElement>(null)
  const [hasFields, setFields] = useState(false)
  const [hasWallet, setWallet] = useState<boolean>()
  const isDark = useDark()

  const start = useEffectEvent(
    (maker: Stripe, inCurrency: string, fields: HTMLElement, wallets: HTMLElement) => {
      const business = { name: options.seller }
      const group = maker.elements({
        mode: 'payment',
        amount: stripeAmount,
        currency: inCurrency.toLowerCase(),
        appearance: appearanceFor(fields, isDark),
      })
      const payment = group.create('payment', { layout: { type: 'accordion', radios: 'always' }, business })
      payment.on('ready', () => setFields(true))
      payment.on('loaderror', options.onLoadError)
      if (options.onMeans) payment.on('change', ({ value }) => chooseMeans(value.type))
      payment.mount(fields)
      if (!options.offersWallets) {
        setWallet(false)
        return { group, payment }
      }
      const express = group.create('expressCheckout', {
        buttonHeight: WALLET_HEIGHT_PX,
        // One row, so that its height is known before it is there.
        layout: { maxColumns: 2, maxRows: 1, overflow: 'never' },
        business,
      })
      // What has been decided stays: a button that comes late would push the fields from under a finger.
      const decide = (isThere: boolean) => setWallet((known) => known ?? isThere)
      express.on('ready', ({ availablePaymentMethods }) => decide(Boolean(availablePaymentMethods)))
      express.on('loaderror', () => decide(false))
      express.on('click', clickWallet)
      express.on('confirm', confirmWallet)
      express.on('cancel', cancelWallet)
      express.mount(wallets)
      return { group, payment, express }
    },
  )
  const chooseMeans = useEffectEvent((type: string) => options.onMeans?.(type))
  const clickWallet = useEffectEvent(options.onWalletClick)
  const confirmWallet = useEffectEvent(options.onWalletConfirm)
  const cancelWallet = useEffectEvent(options.onWalletCancel)

  useEffect(() => {
    if (!fieldsBox.current || !walletsBox.current) return
    const { group, payment, express } = start(stripe, currency, fieldsBox.current, walletsBox.current)
    elements.current = group
    return () => {
      elements.current = null
      express?.destroy()
      payment.destroy()
      setFields(false)
      setWallet(undefined)
    }
  }, [stripe, currency])

  useEffect(() => {
    if (!fieldsBox.current) return
    elements.current?.update({ amount: stripeAmount, appearance: appearanceFor(fieldsBox.current, isDark) })
  }, [stripeAmount, isDark])

  useEffect(() => {
    if (!hasFields || hasWallet !== undefined) return
    const timer = setTimeout(() => setWallet((known) => known ?? false), WALLET_PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [hasFields, hasWallet])

  return { elements, fieldsBox, walletsBox, hasFields, hasWallet }
}
