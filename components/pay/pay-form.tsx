// Stripe's fields, our button, and the messages during and after paying.
import type { Stripe } from '@stripe/stripe-js'
import { useEffect, useRef, useState } from 'react'
import { holdPage } from '@/components/live/show-again'
import { PRIMARY_BUTTON } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { AutopayTick } from './autopay-tick'
import { LoadTrouble, startAgain } from './load-trouble'
import type { PayPanelProps } from './pay-panel'
import type { Priced } from './priced-form'
import { FieldsSkeleton } from './skeleton'
import { useFields } from './use-fields'
import { usePayment } from './use-payment'

interface Props extends PayPanelProps {
  stripe: Stripe
  priced?: Priced
  onLoadError: () => void
  /** Whether the payer can fill in the form now. */
  onReady: (isReady: boolean) => void
  /** The payer begins to pay. */
  onTry: () => void
}

const OR =
  'flex items-center gap-3 text-13 text-muted before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line'

export function PayForm(props: Props) {
  const { autopay, buttonText, checkout, currency, onLoadError, onReady, otherWay, seller, stripe, words } =
    props
  const { priced } = props
  const [isTicked, setTicked] = useState(false)
  const { pay, working, note, isSilent, trouble } = usePayment({ ...props, isTicked })
  const letGo = useRef<() => void>(undefined)
  useEffect(() => () => letGo.current?.(), [])
  const leaveWallet = () => {
    priced?.leaveWallet()
    letGo.current?.()
  }
  const { elements, fieldsBox, walletsBox, hasFields, hasWallet } = useFields({
    stripe,
    stripeAmount: checkout.stripeAmount,
    currency,
    seller,
    onLoadError,
    onMeans: priced?.onMeans,
    offersWallets: !priced || priced.offersWallets,
    onWalletClick: ({ expressPaymentType, reject, resolve }) => {
      if (working) return reject()
      // The sheet says what it costs by this wallet, and opens with what the fields know by then.
      if (priced) elements.current?.update({ amount: priced.chooseWallet(expressPaymentType) })
      // What the sheet says is what is charged: nothing changes under it.
      letGo.current?.()
      letGo.current = holdPage()
      resolve()
    },
    onWalletConfirm: ({ paymentFailed }) => void pay(elements.current, paymentFailed).finally(leaveWallet),
    onWalletCancel: leaveWallet,
  })
  const isReady = hasFields && hasWallet !== undefined
  useEffect(() => {
    onReady(isReady)
    return () => onReady(false)
  }, [isReady, onReady])

  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        if (isReady) void pay(elements.current)
      }}
    >
      {/* Room is held for several means; an account that takes only one gives the rest of it back. */}
      <div className={`grid content-start *:[grid-area:1/1] ${isReady ? '' : 'min-h-[28rem]'}`}>
        {!isReady && <FieldsSkeleton text={words.pay.loading} />}
        {/* Seen through rather than hidden: browsers let hidden frames sleep, and these must find their size. */}
        <div className={`grid content-start gap-4 ${isReady ? '' : 'opacity-0'}`}>
          <div className={hasWallet === false ? 'hidden' : 'grid gap-4'}>
            {/* Exactly one row: whatever its frame says while it finds its size, the fields below stay put. */}
            <div ref={walletsBox} className="h-12 overflow-clip [overflow-clip-margin:4px]" />
            <p className={OR}>{words.pay.or}</p>
          </div>
          <div ref={fieldsBox} />
        </div>
      </div>
      {trouble && (
        <Notice tone="bad" isAlert>
          {trouble}
        </Notice>
      )}
      {note && <Notice tone="wait">{note}</Notice>}
      {isSilent && (
        <LoadTrouble
          text={words.pay.silent}
          retry={words.pay.retry}
          otherWay={otherWay}
          onRetry={startAgain}
        />
      )}
      {autopay && (
        <AutopayTick
          id="pay-terms"
          offer={autopay}
          isTicked={isTicked}
          onTick={(ticked) => {
            setTicked(ticked)
            elements.current?.update({ setupFutureUsage: ticked ? 'off_session' : null })
          }}
        />
      )}
      <button
        type="submit"
        aria-disabled={!isReady || working !== undefined}
        className={`${PRIMARY_BUTTON} ${isReady ? '' : 'opacity-60'} ${working ? 'breathes' : ''}`}
      >
        {working ?? buttonText}
      </button>
      <p role="status" className="sr-only">
        {working} {note}
      </p>
    </form>
  )
}
