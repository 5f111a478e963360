// Mounts Stripe's fields in setup mode, and leaves what was filled in with the seller's account.
import type { Stripe, StripeElements, StripeError } from '@stripe/stripe-js'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { holdPage } from '@/components/live/show-again'
import { declineKey } from '@/lib/words/decline'
import { appearanceFor } from './appearance'
import { ask, isRecord, payPath } from './open-payment'
import type { SaveFormProps } from './save-form'
import { loadStripeJs } from './stripe-js'
import { useDark } from './use-dark'

interface Loaded {
  stripe: Stripe
  elements: StripeElements
}

const secretIn = (answer: unknown): string | undefined => {
  const setup = isRecord(answer) ? answer.setup : undefined
  return isRecord(setup) && typeof setup.clientSecret === 'string' ? setup.clientSecret : undefined
}

// The server asks Stripe, and sends the payer back to what is true.
const askServer = () => window.location.assign(`${payPath()}/autopay/saved`)

export function useSaving({ awaited, currency, offer, seller, source, words }: SaveFormProps) {
  const box = useRef<HTMLDivElement>(null)
  const loaded = useRef<Loaded>(null)
  const [isReady, setReady] = useState(false)
  const [hasFailed, setFailed] = useState(false)
  const [working, setWorking] = useState<string>()
  const [trouble, setTrouble] = useState<string>()
  const [note, setNote] = useState<string>()
  const isDark = useDark()

  const start = useEffectEvent((stripe: Stripe, place: HTMLElement) => {
    const elements = stripe.elements({
      mode: 'setup',
      currency: currency.toLowerCase(),
      // Of these nothing is left to be charged later; the server says the same.
      excludedPaymentMethodTypes: ['bancontact', 'ideal', 'sofort'],
      appearance: appearanceFor(place, isDark),
    })
    const fields = elements.create('payment', {
      layout: { type: 'accordion', radios: 'always' },
      business: { name: seller },
    })
    fields.on('ready', () => setReady(true))
    fields.on('loaderror', () => setFailed(true))
    fields.mount(place)
    loaded.current = { stripe, elements }
    return fields
  })
  const load = useEffectEvent(() => loadStripeJs(source))

  useEffect(() => {
    let fields: ReturnType<typeof start> | undefined
    let isGone = false
    load().then(
      (stripe) => {
        if (!isGone && box.current) fields = start(stripe, box.current)
      },
      (cause: unknown) => {
        console.warn('Stripe.js could not be loaded', cause)
        if (!isGone) setFailed(true)
      },
    )
    return () => {
      isGone = true
      loaded.current = null
      fields?.destroy()
      setReady(false)
    }
  }, [])

  // Never while the payer's bank is asking.
  const letGo = useRef<() => void>(undefined)
  useEffect(() => () => letGo.current?.(), [])

  const complain = (text: string) => {
    setWorking(undefined)
    letGo.current?.()
    setTrouble(text)
  }
  const troubleOf = ({ code, decline_code, payment_method, type }: StripeError): string =>
    type === 'card_error' || code?.includes('authentication')
      ? (words.decline[
          declineKey({
            code: decline_code ?? code ?? 'generic_decline',
            methodType: payment_method?.type ?? 'card',
          })
        ] ?? words.pay.unreachable)
      : words.pay.unreachable

  async function leaveMeans({ elements, stripe }: Loaded): Promise<void> {
    setWorking(words.pay.checking)
    if ((await elements.submit()).error) return complain(words.pay.invalid)
    setWorking(words.pay.preparing)
    const { locale, version } = offer
    const opened = await ask('autopay/means', { locale, version })
    if ('refused' in opened) return complain(words.pay[opened.refused])
    const clientSecret = secretIn(opened.answer)
    if (clientSecret === undefined) return askServer()
    setWorking(words.pay.bank)
    const { error, setupIntent } = await stripe.confirmSetup({
      ...{ elements, clientSecret, redirect: 'if_required' },
      confirmParams: { return_url: `${window.location.origin}${payPath()}/autopay/saved` },
    })
    if (error && error.setup_intent?.status !== 'succeeded') return complain(troubleOf(error))
    if (setupIntent?.status !== 'requires_action') return askServer()
    setWorking(undefined)
    setNote(awaited)
    letGo.current?.()
  }

  const save = async (): Promise<void> => {
    if (!loaded.current || working !== undefined) return
    setTrouble(undefined)
    letGo.current = holdPage()
    try {
      await leaveMeans(loaded.current)
    } catch (cause) {
      console.warn('The means could not be left', cause)
      complain(words.pay.unreachable)
    }
  }

  return { box, isReady, hasFailed, working, trouble, note, save }
}
