// POST /quarantine/pauses/{id}/lift.
import { liftPause } from '@/lib/card-testing/lift'
import { idPath } from '@/lib/http/fields/fields'
import { mayChange } from '@/lib/organisations/members'
import { liftedPauseAnswer } from '@/lib/problems/retry-platform-api'
import { endpoint } from '@/lib/wiring'

export const POST = endpoint({
  method: 'POST',
  path: '/quarantine/pauses/{id}/lift',
  tag: 'Problems',
  summary: 'Lift a pause of online payments',
  operationId: 'liftPauseByHand',
  description:
    'Online payments are paused where too many cards were declined, and continue by themselves at `until`. Lift the pause of a payer you know; more declined cards pause it again, for longer. The pause of a network protects every organisation: only operators can lift it, and to others it does not exist. Repeating the call has no effect.',
  access: 'organisation-or-all',
  role: 'Admin',
  params: idPath,
  status: 200,
  answer: liftedPauseAnswer,
  notFound: 'Pause.NotFound',
  refusals: [],
  run: ({ house, by: { caller, organisationId }, params: { id } }) =>
    liftPause(house, organisationId, id, mayChange(house, caller)),
  present: ({ id, liftedAt, state, until }) => ({
    ...{ id, state, until: until.toISOString() },
    liftedAt: liftedAt?.toISOString() ?? null,
  }),
})
