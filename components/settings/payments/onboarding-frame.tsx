// Stripe's onboarding, embedded: the current step, the form, and how to leave it.
'use client'
import { ConnectAccountOnboarding, ConnectComponentsProvider } from '@stripe/react-connect-js'
import { useCallback, useRef, useState } from 'react'
import { QUIET_BUTTON } from '@/components/ui/button'
import { ConnectTrouble } from './connect-trouble'
import { HostedForm } from './hosted-form'
import { STAGES, stageOf } from './questions'
import { type ConnectSource, useConnect } from './use-connect'

interface Props {
  source: ConnectSource
  /** Left by its own button, or by ours. */
  onExit: () => void
  onStep: () => void
}

const WORDS = {
  loading: 'Loading Stripe’s form.',
  missing: 'Stripe’s form did not load',
  advice: 'Try again, or use Stripe’s own page: it asks for the same details.',
}

function Progress({ at }: { at: number }) {
  return (
    <ol aria-label="Progress" className="flex flex-wrap gap-x-6 gap-y-1 text-13">
      {STAGES.map((stage, index) => (
        <li
          key={stage}
          aria-current={index === at ? 'step' : undefined}
          className="text-muted aria-[current]:font-strong aria-[current]:text-ink"
        >
          <span className="tabular-nums">{index + 1}</span> {stage}
          {index < at && <span className="text-good"> done</span>}
        </li>
      ))}
    </ol>
  )
}

export function OnboardingFrame({ onExit, onStep, source }: Props) {
  const place = useRef<HTMLDivElement>(null)
  const { fail, retry, start, state } = useConnect(source, 'session', place, 1)
  const [at, setAt] = useState(0)
  const hearStep = useCallback(
    ({ step }: { step: string }) => {
      setAt((before) => (step === 'done' ? STAGES.length : (stageOf(step) ?? before)))
      onStep()
    },
    [onStep],
  )
  return (
    <section aria-labelledby="onboarding" ref={place} className="grid gap-4 border-t border-line pt-6">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <h2 id="onboarding" className="text-17 font-strong">
          Your details, for Stripe
        </h2>
        <button type="button" className={QUIET_BUTTON} onClick={onExit}>
          Close
        </button>
      </div>
      <Progress at={at} />
      <ConnectTrouble state={state} words={WORDS} retry={retry}>
        <HostedForm organisationId={source.organisationId} isProminent />
      </ConnectTrouble>
      {state.name === 'ready' && (
        <>
          <div className="min-h-96">
            <ConnectComponentsProvider connectInstance={state.instance}>
              <ConnectAccountOnboarding
                onExit={onExit}
                onStepChange={hearStep}
                onLoaderStart={start}
                onLoadError={fail}
              />
            </ConnectComponentsProvider>
          </div>
          <div className="flex flex-wrap items-center gap-x-4 text-13 text-muted">
            <p>Stripe saves what you enter, even if you leave. Remit never sees it.</p>
            <HostedForm organisationId={source.organisationId} />
          </div>
        </>
      )}
    </section>
  )
}
