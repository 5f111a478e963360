// POST /organisations/{id}/users/{userId}/invitation.
import { assertUnlimited } from '@/lib/http/call/caller'
import { resendInvitation } from '@/lib/organisations/members'
import { memberAnswer, memberPath, presentMember } from '@/lib/organisations/platform-api'
import { endpoint } from '@/lib/wiring'

export const POST = endpoint({
  method: 'POST',
  path: '/organisations/{id}/users/{userId}/invitation',
  tag: 'Members',
  summary: 'Send an invitation again',
  description: 'At most one email every ten minutes, however often this is called.',
  access: 'organisation-in-path',
  role: 'Admin',
  params: memberPath,
  isIdempotent: true,
  status: 202,
  answer: memberAnswer,
  notFound: { id: 'Organisation.NotFound', userId: 'User.NotFound' },
  refusals: ['Membership.AlreadyAccepted'],
  run: ({ house, by: { caller, organisationId }, params: { userId }, resourceId }) => {
    assertUnlimited(caller)
    return resendInvitation(house, { organisationId, userId, requestId: resourceId })
  },
  present: presentMember,
})
