// Redirects to Stripe's own page.
'use client'
import { useState } from 'react'
import { PRIMARY_BUTTON } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { enterCheckout, TooOften } from './enter'

interface Props {
  goOn: string
  failed: string
  tooOften: string
}

export function HostedCheckout({ failed, goOn, tooOften }: Props) {
  const [trouble, setTrouble] = useState<string>()
  const leave = async () => {
    setTrouble(undefined)
    try {
      const entered = await enterCheckout()
      if (entered?.url) window.location.assign(entered.url)
      else window.location.reload()
    } catch (cause) {
      console.warn('The checkout could not be opened', cause)
      setTrouble(cause instanceof TooOften ? tooOften : failed)
    }
  }
  return (
    <div className="grid gap-4">
      {trouble && <Notice isAlert>{trouble}</Notice>}
      <button type="button" className={`needs-script ${PRIMARY_BUTTON}`} onClick={leave}>
        {goOn}
      </button>
    </div>
  )
}
