// What the router decided, newest first; each decision opens to every candidate and why it was not chosen.
import { placeHref } from '@/components/shell/place-href'
import { QUIET_BUTTON } from '@/components/ui/button'
import { Moment, type Now } from '@/components/ui/moment'
import { StatusMark } from '@/components/ui/status-mark'
import type { Page } from '@/lib/http/fields/paging'
import { displayMoney } from '@/lib/money/display'
import type { ListedDecision } from '@/lib/sessions/list-decisions'
import { type RoutingAddress, routingHref } from './address'
import { CandidateTable } from './candidate-table'
import { LOCALE, SESSION_MARKS, scoreWord } from './words'

interface Props {
  page: Page<ListedDecision>
  isFirstPage: boolean
  address: RoutingAddress
  names: ReadonlyMap<string, string>
  now: Now
}

const COLUMNS =
  'roomy:grid-cols-[9rem_minmax(0,1fr)_8rem_minmax(0,10rem)_4rem_1rem] roomy:items-center roomy:gap-x-6'

export function DecisionList({ address, isFirstPage, names, now, page: { nextCursor, rows } }: Props) {
  return (
    <section aria-labelledby="decisions" className="grid gap-3">
      <h2 id="decisions" className="scroll-mt-4 text-17 font-strong">
        Decisions
      </h2>
      {rows.length === 0 ? (
        <p className="text-pretty text-muted">
          {isFirstPage
            ? 'None yet. The first session’s decision will appear here, with every provider’s score and why the others were ruled out.'
            : 'There are no older decisions.'}
        </p>
      ) : (
        <div>
          <div
            aria-hidden="true"
            className={`hidden border-b border-line py-2 text-13 font-strong text-muted roomy:grid ${COLUMNS}`}
          >
            <span>When</span>
            <span>Order</span>
            <span className="text-end">Amount</span>
            <span>Chosen</span>
            <span className="text-end">Score</span>
          </div>
          <ul className="border-t border-line roomy:border-t-0">
            {rows.map((decision) => (
              <Decision
                key={decision.id}
                decision={decision}
                names={names}
                now={now}
                organisationId={address.organisationId}
              />
            ))}
          </ul>
        </div>
      )}
      {(!isFirstPage || nextCursor) && (
        <nav aria-label="Pages of decisions" className="flex flex-wrap gap-2">
          {!isFirstPage && (
            <a className={QUIET_BUTTON} href={routingHref(address, 'decisions')}>
              Newest
            </a>
          )}
          {nextCursor && (
            <a className={QUIET_BUTTON} href={routingHref(address, 'decisions', { cursor: nextCursor })}>
              Older
            </a>
          )}
        </nav>
      )}
    </section>
  )
}

interface One extends Pick<Props, 'names' | 'now'> {
  decision: ListedDecision
  organisationId: string
}

function Decision({ decision, names, now, organisationId }: One) {
  const { amount, candidates, chosenConnectionId, createdAt, score, session } = decision
  const order = session?.orderReference ?? 'No session was created'
  return (
    <li className="border-b border-line">
      <details>
        <summary
          className={`grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 rounded-base py-3 hover:bg-well ${COLUMNS}`}
        >
          <span className="order-3 text-13 text-muted roomy:order-none">
            <Moment at={createdAt} now={now} />
          </span>
          <span className="min-w-0 truncate" dir="auto">
            {order}
          </span>
          <span className="amount text-end">{displayMoney(amount.minor, amount.currency, LOCALE)}</span>
          <span className="order-4 text-end text-13 roomy:order-none roomy:text-start roomy:text-15">
            {chosenConnectionId ? (
              <>
                {names.get(chosenConnectionId) ?? 'A provider'}
                <span className="text-muted roomy:hidden"> · {scoreWord(score)}</span>
              </>
            ) : (
              <StatusMark tone="bad">Nobody</StatusMark>
            )}
          </span>
          <span className="hidden text-end tabular-nums roomy:block">{scoreWord(score)}</span>
          <Chevron />
        </summary>
        <div className="grid gap-3 pt-1 pb-5">
          <CandidateTable
            caption={`Candidates for ${order}`}
            candidates={candidates}
            chosenId={chosenConnectionId}
            chosenWord="Chosen"
            names={names}
          />
          <Story decision={decision} organisationId={organisationId} />
        </div>
      </details>
    </li>
  )
}

function Story({
  decision: { paymentMethod, session, weights },
  organisationId,
}: Pick<One, 'decision' | 'organisationId'>) {
  return (
    <p className="flex flex-wrap items-center gap-x-5 gap-y-1 text-13 text-muted">
      {session && (
        <>
          <StatusMark tone={SESSION_MARKS[session.state].tone}>
            {SESSION_MARKS[session.state].word}
          </StatusMark>
          <span>
            Session{' '}
            <a
              className="break-all text-accent underline underline-offset-4"
              href={placeHref(`/admin/routing/sessions/${session.id}`, organisationId)}
            >
              {session.id}
            </a>
          </span>
        </>
      )}
      <span>Paid by {paymentMethod}</span>
      <span>
        Weights: reliability {weights.reliability}, cost {weights.cost}, speed {weights.speed}
      </span>
    </p>
  )
}

function Chevron() {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 16 16"
      className="chevron hidden size-4 roomy:block"
      fill="none"
      stroke="currentColor"
    >
      <path d="m4 6.5 4 4 4-4" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  )
}
