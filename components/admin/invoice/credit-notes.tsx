// The credit notes of an invoice: what each credits and why, and its paper.
import type { ReactNode } from 'react'
import { placeHref } from '@/components/shell/place-href'
import { Amount } from '@/components/ui/amount'
import { StatusMark } from '@/components/ui/status-mark'
import type { CreditOverview } from '@/lib/credit-notes/overview'
import { displayDate } from '@/lib/time-zone'

const LOCALE = 'en-GB'

type Note = CreditOverview['notes'][number]

export function markOf({ isCancelling, status }: Pick<Note, 'isCancelling' | 'status'>) {
  if (isCancelling) return { tone: 'calm', word: 'Takes another back' } as const
  if (status === 'Draft') return { tone: 'calm', word: 'Draft' } as const
  return status === 'Issued'
    ? ({ tone: 'good', word: 'Issued' } as const)
    : ({ tone: 'wait', word: 'Cancelled' } as const)
}

interface Props {
  credit: CreditOverview
  organisationId: string
  /** What else is to be said of one. */
  more: (note: Note) => ReactNode
}

export function CreditNotes({ credit, more, organisationId }: Props) {
  if (credit.notes.length === 0) return null
  return (
    <section aria-labelledby="credit-notes" className="grid gap-3">
      <h2 id="credit-notes" className="text-17 font-strong">
        Credit notes
      </h2>
      <ul className="grid">
        {credit.notes.map((note) => (
          <li
            key={note.id}
            className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 border-b border-line py-3"
          >
            <div className="grid min-w-0 gap-1">
              <span className="flex flex-wrap items-baseline gap-x-3">
                {note.documentNumber ? (
                  <a
                    className="underline"
                    href={placeHref(`/admin/credit-notes/${note.id}/credit-note.pdf`, organisationId)}
                  >
                    {note.documentNumber}
                  </a>
                ) : (
                  'Draft'
                )}
                <StatusMark tone={markOf(note).tone}>{markOf(note).word}</StatusMark>
              </span>
              <span className="break-words text-13 text-muted">
                {note.issueDate && `${displayDate(note.issueDate, LOCALE)} · `}
                <bdi>{note.reason}</bdi>
              </span>
              {more(note)}
            </div>
            <Amount minor={note.totalMinor} currency={credit.currency} locale={LOCALE} />
          </li>
        ))}
      </ul>
    </section>
  )
}
