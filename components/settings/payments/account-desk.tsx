// The account section: status, the next step, and Stripe's components where needed.
'use client'
import { useRouter } from 'next/navigation'
import { useCallback, useState } from 'react'
import { ProblemNotice } from '@/components/ui/problem-notice'
import { StatusMark } from '@/components/ui/status-mark'
import { useAction } from '@/components/ui/use-action'
import type { PaymentSettings } from '@/lib/payment-accounts/payment-settings'
import { enable, keyOf } from './account-api'
import { Management } from './management'
import { MissingList } from './missing-list'
import { NextStep } from './next-step'
import { OnboardingFrame } from './onboarding-frame'
import { opensForm, standingOf } from './standing'
import { Topics } from './topics'
import { useStandingWatch } from './use-standing-watch'

interface Props {
  settings: PaymentSettings
  mayChange: boolean
}

export function AccountDesk({ mayChange, settings }: Props) {
  const { connect, country, organisationId, standing, wallets } = settings
  const { next, sentences, title, tone, word } = standingOf(standing)
  const [isOpen, setOpen] = useState(false)
  const { isPending, problem, run } = useAction()
  const router = useRouter()
  const isActive = standing.status === 'Active'
  const askNow = useStandingWatch({
    organisationId,
    shownKey: keyOf(standing),
    isActive,
    awaitsMore: isActive && (wallets.state === 'none' || wallets.state === 'waiting'),
  })
  const open = async () => {
    if (next === 'begin' && !(await run(() => enable(organisationId)))) return
    setOpen(true)
  }
  const close = useCallback(() => {
    setOpen(false)
    router.refresh()
  }, [router])
  const source = { organisationId, ...connect }
  const hasMissing = standing.detailsSubmitted && standing.currentlyDue.length + standing.pastDue.length > 0

  return (
    <>
      <section aria-labelledby="standing" className="grid gap-4 border-t border-line pt-6">
        <div className="grid gap-1">
          <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
            <h2 id="standing" className="text-17 font-strong">
              {title}
            </h2>
            <span role="status">
              <StatusMark tone={tone}>{word}</StatusMark>
            </span>
          </div>
          {sentences.map((sentence) => (
            <p key={sentence} className="max-w-[44rem] text-pretty">
              {sentence}
            </p>
          ))}
        </div>
        {hasMissing && <MissingList currentlyDue={standing.currentlyDue} pastDue={standing.pastDue} />}
        <ProblemNotice problem={problem} />
        {next && !mayChange && (
          <p className="text-muted">An owner or admin of the organisation can change this.</p>
        )}
        {next && mayChange && !isOpen && (
          <NextStep
            next={next}
            isRejected={standing.status === 'Rejected'}
            organisationId={organisationId}
            isPending={isPending}
            onOpen={open}
          />
        )}
      </section>
      {isOpen && mayChange && <OnboardingFrame source={source} onExit={close} onStep={askNow} />}
      {!isOpen && opensForm(next) && next !== 'provide' && <Topics country={country} />}
      {isActive && !isOpen && mayChange && <Management source={source} />}
    </>
  )
}
