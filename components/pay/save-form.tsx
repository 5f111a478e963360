// Stripe's fields without an amount: what is filled in is kept for automatic payment, and nothing is charged.
'use client'
import { useState } from 'react'
import { PRIMARY_BUTTON } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { AutopayTick } from './autopay-tick'
import { LoadTrouble, startAgain } from './load-trouble'
import type { SavePanelProps } from './save-panel'
import { useSaving } from './use-saving'

export default function SaveForm(props: SavePanelProps) {
  const { buttonText, note, offer, words } = props
  const [isTicked, setTicked] = useState(false)
  const { box, isReady, hasFailed, working, trouble, note: awaited, save } = useSaving(props)
  if (hasFailed)
    return <LoadTrouble text={words.pay.failed} retry={words.pay.retry} otherWay="" onRetry={startAgain} />
  const isFree = isReady && isTicked && working === undefined && awaited === undefined
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        if (isFree) void save()
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
      <AutopayTick offer={offer} isTicked={isTicked} onTick={setTicked} />
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
