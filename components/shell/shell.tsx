// The frame of settings and admin: navigation, title, and the page's primary action.
import type { ReactNode } from 'react'
import { ProofDialog } from '@/components/security/proof-dialog'
import { VisitBar } from '@/components/settings/visit/visit-bar'
import { Wordmark } from '@/components/ui/message-page'
import { Navigation } from './navigation'
import { OrganisationChoice } from './organisation-choice'
import type { Place } from './place'

interface Props {
  place: Place
  title: string
  /** Beside the title: the one thing to do here. */
  action?: ReactNode
  /** Under the title: what this page is about, in a sentence. */
  lead?: ReactNode
  children: ReactNode
}

const timeOf = (at: Date): string => at.toISOString().slice(11, 16)

export function Shell({ action, children, lead, place, title }: Props) {
  const { organisation } = place
  const visit = organisation?.visit
  return (
    <div
      data-notation={organisation?.locale}
      className="min-h-dvh wide:grid wide:grid-cols-[15rem_minmax(0,1fr)]"
    >
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:absolute focus:z-20 focus:bg-paper focus:px-4 focus:py-3"
      >
        Skip to the content
      </a>
      <header className="border-b border-line bg-paper wide:sticky wide:top-0 wide:h-dvh wide:overflow-y-auto wide:border-b-0 wide:border-e print:hidden">
        <details className="folds-on-phone">
          <summary className="flex min-h-14 items-center justify-between px-5">
            <Wordmark />
            <span className="flex min-h-11 items-center text-15 text-accent">Menu</span>
          </summary>
          <div className="grid gap-6 px-5 pb-6 wide:gap-4 wide:px-4 wide:py-3">
            <a
              href="/admin"
              className="hidden min-h-11 items-center px-2 wide:flex"
              aria-label="Remit, overview"
            >
              <Wordmark />
            </a>
            <OrganisationChoice place={place} />
            <Navigation place={place} />
            <p className="truncate border-t border-line px-2 pt-3 text-13 text-muted">
              {place.visitor.name ?? place.visitor.email}
            </p>
          </div>
        </details>
      </header>
      <ProofDialog />
      <main id="content" tabIndex={-1} className="min-w-0 px-5 py-8 outline-none wide:px-10">
        <div className="mx-auto grid max-w-[72rem] gap-6">
          {visit && organisation && (
            <VisitBar
              organisationId={organisation.id}
              organisationName={organisation.name}
              endsAt={timeOf(visit.endsAt)}
              raisedUntil={
                place.mayChange && visit.raisedUntil !== null ? timeOf(visit.raisedUntil) : undefined
              }
            />
          )}
          <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
            <div className="grid min-w-0 gap-1">
              <h1 className="text-22 font-strong">{title}</h1>
              {lead && <p className="max-w-[44rem] text-muted text-pretty">{lead}</p>}
            </div>
            {action}
          </div>
          {children}
        </div>
      </main>
    </div>
  )
}
