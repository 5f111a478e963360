// The picture of states, drawn from the tables of moves that the code itself goes by.
import { MAY_COME_FROM } from '@/lib/payments/payment'
import { MOVES } from '@/lib/sessions/session'

const diagram = (arrows: string[]): string =>
  ['```mermaid', 'stateDiagram-v2', ...arrows.map((arrow) => `  ${arrow}`), '```'].join('\n')

/** A state that may be reached from itself is only stored again. */
function ofPayments(): string {
  const moves = Object.entries(MAY_COME_FROM).flatMap(([to, origins]) =>
    origins.filter((from) => from !== to).map((from) => `${from} --> ${to}`),
  )
  return diagram(['[*] --> opening', ...moves])
}

function ofSessions(): string {
  const moves = Object.entries(MOVES).flatMap(([from, targets]) => targets.map((to) => `${from} --> ${to}`))
  return diagram(['[*] --> PENDING', ...moves])
}

export const drawStates = (): string =>
  [
    'A payment, one attempt to have a payable paid (`MAY_COME_FROM` in `lib/payments/payment.ts`):',
    ofPayments(),
    'A session, as merchants see it (`MOVES` in `lib/sessions/session.ts`):',
    ofSessions(),
  ].join('\n\n')
