// Asks for the form that leaves a means only once it is looked at.
'use client'
import { lazy, Suspense } from 'react'
import type { AutopayOffer } from './autopay-tick'
import type { PayWords } from './pay-words'
import type { StripeSource } from './stripe-js'

export interface SavePanelProps {
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

const SaveForm = lazy(() => import('./save-form'))

export const SavePanel = (props: SavePanelProps) => (
  <Suspense fallback={<p className="text-15 text-muted">{props.words.pay.loading}</p>}>
    <SaveForm {...props} />
  </Suspense>
)
