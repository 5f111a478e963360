// Stripe's account management within our page, once payments are on: what it needs, payouts, and the account's details.
'use client'
import {
  ConnectAccountManagement,
  ConnectComponentsProvider,
  ConnectNotificationBanner,
  ConnectPayouts,
} from '@stripe/react-connect-js'
import { useRef } from 'react'
import { ConnectTrouble } from './connect-trouble'
import { type ConnectSource, useConnect } from './use-connect'

const WORDS = {
  loading: 'Your account is on its way from Stripe.',
  missing: 'Your account at Stripe cannot be shown',
  advice: 'Payments go on as usual. Try again, or look into Stripe’s own Dashboard.',
}

export function Management({ source }: { source: ConnectSource }) {
  const place = useRef<HTMLDivElement>(null)
  const { fail, retry, state } = useConnect(source, 'management-session', place)
  return (
    <section aria-labelledby="account" ref={place} className="grid gap-6 border-t border-line pt-6">
      <h2 id="account" className="text-17 font-strong">
        Your account at Stripe
      </h2>
      <ConnectTrouble state={state} words={WORDS} retry={retry} />
      {state.name === 'ready' && (
        <ConnectComponentsProvider connectInstance={state.instance}>
          <ConnectNotificationBanner onLoadError={fail} />
          <div className="grid gap-2">
            <h3 className="text-13 font-strong text-muted">Payouts</h3>
            <ConnectPayouts onLoadError={fail} />
          </div>
          <div className="min-h-80">
            <ConnectAccountManagement onLoadError={fail} />
          </div>
        </ConnectComponentsProvider>
      )}
    </section>
  )
}
