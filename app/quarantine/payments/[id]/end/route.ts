// POST /quarantine/payments/{id}/end.
import { idPath } from '@/lib/http/fields/fields'
import { mayChange } from '@/lib/organisations/members'
import { endSetAside } from '@/lib/problems/end'
import { endedPaymentBody, retriedPaymentAnswer } from '@/lib/problems/retry-platform-api'
import { endpoint } from '@/lib/wiring'

export const POST = endpoint({
  method: 'POST',
  path: '/quarantine/payments/{id}/end',
  tag: 'Problems',
  summary: 'End money that is set aside at an account we can no longer ask',
  operationId: 'endMoneySetAside',
  description:
    'For a payment of an account that has withdrawn our access, once you have looked it up there yourself. Nothing is booked or refunded; your reason stays in the history of what it paid, with who gave it. Money that an invoice still owes is recorded by hand instead. Operators need a visit to its organisation that allows changes. Repeating the call has no effect.',
  access: 'organisation-or-all',
  role: 'Admin',
  asksProof: true,
  params: idPath,
  body: endedPaymentBody,
  status: 200,
  answer: retriedPaymentAnswer,
  notFound: 'Payment.NotFound',
  refusals: ['Payment.CanBeChecked'],
  run: ({ house, by: { caller, organisationId }, params: { id }, body }) =>
    endSetAside(house, organisationId, id, {
      words: body.reason,
      assertMay: mayChange(house, caller),
    }),
  present: ({ id, quarantineReason, state }) => ({ id, state, reason: quarantineReason }),
})
