// Entries of the audit trail, newest first: a sentence each, what was before and after, and when.
import { placeHref } from '@/components/shell/place-href'
import { QUIET_BUTTON } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { exactMoment, type Now } from '@/components/ui/moment'
import type { ToldEntry } from '@/lib/audit/browse'
import type { AuditQuery } from '@/lib/audit/query'
import type { ToldChange } from '@/lib/audit/words'
import { AUDIT_PATH } from './audit-path'

interface Props {
  entries: ToldEntry[]
  nextCursor: string | null
  isFirst: boolean
  organisationId: string | undefined
  query: AuditQuery
  now: Now
}

function Change({ change: { field, from, note, to } }: { change: ToldChange }) {
  return (
    <div className="grid gap-x-4 wide:grid-cols-[14rem_minmax(0,1fr)]">
      <dt className="text-muted">{field}</dt>
      <dd className="wrap-anywhere">
        {note ?? (
          <>
            {from !== undefined && (
              <>
                <del className="text-muted">{from}</del> <span aria-hidden="true">→</span>
                <span className="sr-only">became</span>{' '}
              </>
            )}
            {to === undefined ? (
              <span className="text-muted">nothing</span>
            ) : (
              <ins className="no-underline">{to}</ins>
            )}
          </>
        )}
      </dd>
    </div>
  )
}

function Entry({ entry, now, organisationId }: Pick<Props, 'now' | 'organisationId'> & { entry: ToldEntry }) {
  const { changes, occurredAt, position, subject, what } = entry
  return (
    <li className="grid gap-2 border-b border-line py-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <p className="min-w-0 wrap-anywhere font-strong">{what}</p>
        <time dateTime={occurredAt.toISOString()} className="text-13 text-muted tabular-nums">
          {exactMoment(occurredAt, now.zone)}
        </time>
      </div>
      {changes.length > 0 && (
        <dl className="grid gap-1 text-15">
          {changes.map((change) => (
            <Change key={change.field} change={change} />
          ))}
        </dl>
      )}
      <p className="flex flex-wrap gap-x-4 text-13 text-muted">
        <span>Entry {position}</span>
        <a
          className="break-all underline underline-offset-4"
          href={placeHref(AUDIT_PATH, organisationId, { subject })}
        >
          All about {subject}
        </a>
      </p>
    </li>
  )
}

export function AuditList({ entries, isFirst, nextCursor, now, organisationId, query }: Props) {
  const page = (cursor?: string) => placeHref(AUDIT_PATH, organisationId, { ...query, cursor })
  if (entries.length === 0)
    return <EmptyState title="Nothing found">No entry of the audit trail matches these filters.</EmptyState>
  return (
    <>
      <ul className="border-t border-line">
        {entries.map((entry) => (
          <Entry key={entry.position} entry={entry} now={now} organisationId={organisationId} />
        ))}
      </ul>
      {(!isFirst || nextCursor !== null) && (
        <nav aria-label="Pages" className="flex flex-wrap gap-3">
          {!isFirst && (
            <a className={QUIET_BUTTON} href={page()}>
              Newest
            </a>
          )}
          {nextCursor !== null && (
            <a className={QUIET_BUTTON} href={page(nextCursor)}>
              Older
            </a>
          )}
        </nav>
      )}
    </>
  )
}
