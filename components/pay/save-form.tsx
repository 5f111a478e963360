// Stripe's fields without an amount: what is filled in is kept for automatic payment, and nothing is charged.
import { useRef, useState } from 'react'
import { PRIMARY_BUTTON } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { type AutopayOffer, AutopayTick } from './autopay-tick'
import { LoadTrouble, startAgain } from './load-trouble'
import type { PayWords } from './pay-words'
import type { StripeSource } from './stripe-js'
import { useSaving } from './use-saving'

const MISSED = 'save-missed'

export interface SaveFormProps {
  source: StripeSource
  currency: string
  seller: string
  offer: AutopayOffer
  /** That nothing is charged. */
  note: string
  /** That a bank account is proven first, which takes days. */
  awaited: string
  /** That nothing is turned on without the tick. */
  tickMissed: string
  buttonText: string
  words: PayWords
}

export function SaveForm(props: SaveFormProps) {
  const { buttonText, note, offer, tickMissed, words } = props
  const [isTicked, setTicked] = useState(false)
  const [wasMissed, setMissed] = useState(false)
  const tick = useRef<HTMLInputElement>(null)
  const isMissed = wasMissed && !isTicked
  const { box, isReady, hasFailed, working, trouble, note: awaited, save } = useSaving(props)
  if (hasFailed)
    return <LoadTrouble text={words.pay.failed} retry={words.pay.retry} otherWay="" onRetry={startAgain} />
  const isFree = isReady && working === undefined && awaited === undefined
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        if (!isFree) return
        if (isTicked) return void save()
        setMissed(true)
        tick.current?.focus()
      }}
    >
      {!isReady && <p className="text-15 text-muted">{words.pay.loading}</p>}
      <div ref={box} />
      {trouble && (
        <Notice tone="bad" isAlert>
          {trouble}
        </Notice>
      )}
      {awaited && <Notice tone="wait">{awaited}</Notice>}
      <div className="grid gap-1">
        {isMissed && (
          <p id={MISSED} className="text-13 text-bad">
            {tickMissed}
          </p>
        )}
        <AutopayTick
          id="save-terms"
          ref={tick}
          offer={offer}
          isTicked={isTicked}
          onTick={setTicked}
          missedId={isMissed ? MISSED : undefined}
        />
      </div>
      <p className="text-13 text-muted">{note}</p>
      <button
        type="submit"
        aria-disabled={!isFree}
        className={`${PRIMARY_BUTTON} ${isFree || working ? '' : 'opacity-60'} ${working ? 'breathes' : ''}`}
      >
        {working ?? buttonText}
      </button>
      <p role="status" className="sr-only">
        {working}
      </p>
    </form>
  )
}
