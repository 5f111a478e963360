// PATCH /organisations/{id}/users/{userId} and DELETE /organisations/{id}/users/{userId}.
import { assertUnlimited, roleOf } from '@/lib/http/call/caller'
import { changeMember, removeMember } from '@/lib/organisations/members'
import { memberAnswer, memberPatch, memberPath, presentMember } from '@/lib/organisations/platform-api'
import { endpoint } from '@/lib/wiring'

export const PATCH = endpoint({
  method: 'PATCH',
  path: '/organisations/{id}/users/{userId}',
  tag: 'Members',
  summary: 'Change the role of a member',
  description:
    'Only owners can make someone an owner or change an owner’s role. The last owner cannot be changed.',
  access: 'organisation-in-path',
  role: 'Admin',
  asksProof: true,
  params: memberPath,
  body: memberPatch,
  status: 200,
  answer: memberAnswer,
  notFound: { id: 'Organisation.NotFound', userId: 'User.NotFound' },
  refusals: ['Membership.LastOwner'],
  run: ({ house, by: { caller, organisationId }, body: { role }, params: { userId } }) => {
    assertUnlimited(caller)
    return changeMember(house, { organisationId, userId, role, by: roleOf(caller) })
  },
  present: presentMember,
})

export const DELETE = endpoint({
  method: 'DELETE',
  path: '/organisations/{id}/users/{userId}',
  tag: 'Members',
  summary: 'Remove a member',
  description: 'The last owner cannot be removed: add another owner first.',
  access: 'organisation-in-path',
  role: 'Admin',
  asksProof: true,
  params: memberPath,
  status: 204,
  notFound: { id: 'Organisation.NotFound', userId: 'User.NotFound' },
  refusals: ['Membership.LastOwner'],
  run: ({ house, by: { caller, organisationId }, params: { userId } }) => {
    assertUnlimited(caller)
    return removeMember(house, { organisationId, userId, by: roleOf(caller) })
  },
  present: () => null,
})
