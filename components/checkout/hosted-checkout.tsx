// Redirects to Stripe's own page.
'use client'
import { useState } from 'react'
import { PRIMARY_BUTTON } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { enterCheckout } from './enter'

export function HostedCheckout({ failed, goOn }: { failed: string; goOn: string }) {
  const [hasFailed, setHasFailed] = useState(false)
  const leave = async () => {
    setHasFailed(false)
    try {
      const entered = await enterCheckout()
      if (entered?.url) window.location.assign(entered.url)
      else window.location.reload()
    } catch (cause) {
      console.warn('The checkout could not be opened', cause)
      setHasFailed(true)
    }
  }
  return (
    <div className="grid gap-4">
      {hasFailed && <Notice isAlert>{failed}</Notice>}
      <button type="button" className={`needs-script ${PRIMARY_BUTTON}`} onClick={leave}>
        {goOn}
      </button>
    </div>
  )
}
