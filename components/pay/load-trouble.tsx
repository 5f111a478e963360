// What to show when Stripe's form is slow or fails to load: a retry, and another way to pay.
'use client'
import { QUIET_BUTTON } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'

interface Props {
  /** What has happened. */
  text: string
  retry: string
  /** Another way to pay, in a sentence; empty where there is none. */
  otherWay: string
  onRetry: () => void
}

/** How long the form may take before something is said. On a slow phone line (400 kbit/s) it is there after 6 seconds. */
export const FORM_PATIENCE_MS = 10_000

export function LoadTrouble({ onRetry, otherWay, retry, text }: Props) {
  return (
    <div className="needs-script grid gap-4">
      <Notice tone="wait" isAlert>
        <p>
          {text} {otherWay}
        </p>
      </Notice>
      <button type="button" className={QUIET_BUTTON} onClick={onRetry}>
        {retry}
      </button>
    </div>
  )
}

/** A hanging script or frame cannot be aborted; only reloading the page requests it again. */
export const startAgain = (): void => window.location.reload()
