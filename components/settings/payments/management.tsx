// Stripe's account management, embedded once payments are on: requirements, payouts and account details.
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
  loading: 'Loading your Stripe account.',
  missing: 'Your Stripe account cannot be shown',
  advice: 'Payments continue as usual. Try again, or use Stripe’s own Dashboard.',
}

/** The banner shows nothing where nothing is wrong, so it is not waited for. */
const COMPONENTS = 2

export function Management({ source }: { source: ConnectSource }) {
  const place = useRef<HTMLDivElement>(null)
  const { fail, retry, start, state } = useConnect(source, 'management-session', place, COMPONENTS)
  return (
    <section aria-labelledby="account" ref={place} className="grid gap-6 border-t border-line pt-6">
      <h2 id="account" className="text-17 font-strong">
        Your Stripe account
      </h2>
      <ConnectTrouble state={state} words={WORDS} retry={retry} />
      {state.name === 'ready' && (
        <ConnectComponentsProvider connectInstance={state.instance}>
          <ConnectNotificationBanner onLoadError={fail} />
          <div className="grid gap-2">
            <h3 className="text-13 font-strong text-muted">Payouts</h3>
            <ConnectPayouts onLoaderStart={start} onLoadError={fail} />
          </div>
          <div className="min-h-80">
            <ConnectAccountManagement onLoaderStart={start} onLoadError={fail} />
          </div>
        </ConnectComponentsProvider>
      )}
    </section>
  )
}
