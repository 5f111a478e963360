// For owners: who of the platform looked into their organisation, when, and why.
import { Moment, type Now } from '@/components/ui/moment'

export interface ListedVisit {
  id: string
  operator: string
  organisationName: string
  reason: string
  beganAt: Date
  raiseReason: string | null
}

export function VisitList({ now, visits }: { visits: ListedVisit[]; now: Now }) {
  return (
    <section aria-labelledby="visits" className="grid gap-3">
      <div className="grid gap-1">
        <h2 id="visits" className="text-17 font-strong">
          Visits of operators
        </h2>
        <p className="text-muted text-pretty">
          Whoever runs Remit looks into your organisation only with a reason, for an hour at most.
          {visits.length === 0 && ' Nobody has looked.'}
        </p>
      </div>
      <ul className="border-t border-line empty:hidden">
        {visits.map(({ beganAt, id, operator, organisationName, raiseReason, reason }) => (
          <li key={id} className="grid gap-0.5 border-b border-line py-3">
            <span className="break-words font-strong">{operator}</span>
            <span className="flex flex-wrap gap-x-4 text-13 text-muted">
              <Moment at={beganAt} now={now} />
              <span>{organisationName}</span>
              <span>{raiseReason === null ? 'Looked only' : 'Was allowed to change something'}</span>
            </span>
            <span className="break-words text-15">{reason}</span>
            {raiseReason !== null && <span className="break-words text-15">To change: {raiseReason}</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}
