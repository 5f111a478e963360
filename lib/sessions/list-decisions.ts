// Lists an application's routing decisions, newest first.
import type { SessionState } from '@/db/schema/sessions'
import type { House } from '@/lib/house'
import { type Page, pageAt, pageOf } from '@/lib/http/fields/paging'
import { type Money, toMoney } from '@/lib/money/money'
import { selectDecisionPage } from './decisions-store'
import type { RoutingDecision } from './session'

export interface ListedDecision
  extends Pick<
    RoutingDecision,
    'id' | 'createdAt' | 'paymentMethod' | 'weights' | 'candidates' | 'chosenConnectionId'
  > {
  amount: Money
  /** Of the one that was chosen; null where nobody could take it. */
  score: number | null
  /** Null where nobody could take it: then no session is made. */
  session: { id: string; orderReference: string; state: SessionState } | null
}

type Row = Awaited<ReturnType<typeof selectDecisionPage>>[number]

function press({ decision, orderReference, sessionState }: Row): ListedDecision {
  const { amountMinor, candidates, chosenConnectionId, createdAt, currency, id, paymentMethod, weights } =
    decision
  const chosen = candidates.find(({ connectionId }) => connectionId === chosenConnectionId)
  return {
    ...{ id, createdAt, paymentMethod, weights, candidates, chosenConnectionId },
    amount: toMoney(amountMinor, currency),
    score: chosen?.score ?? null,
    session:
      decision.sessionId && orderReference && sessionState
        ? { id: decision.sessionId, orderReference, state: sessionState }
        : null,
  }
}

/** `cursor` as it stands in an address; one that names no place begins at the top. */
export async function listDecisions(
  { db }: House,
  applicationId: string,
  cursorText: string | undefined,
): Promise<Page<ListedDecision>> {
  const request = pageAt(cursorText)
  return pageOf((await selectDecisionPage(db, applicationId, request)).map(press), request.limit)
}
