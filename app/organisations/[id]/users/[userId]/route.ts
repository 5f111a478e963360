// DELETE /organisations/{id}/users/{userId}.
import { roleOf } from '@/lib/http/caller'
import { memberPath } from '@/lib/organisations/platform'
import { removeMember } from '@/lib/organisations/remove-member'
import { endpoint } from '@/lib/wiring'

export const DELETE = endpoint({
  method: 'DELETE',
  path: '/organisations/{id}/users/{userId}',
  tag: 'Members',
  summary: 'Remove a member',
  description: 'The last owner stays: add another owner first.',
  access: 'organisation-in-path',
  role: 'Admin',
  params: memberPath,
  status: 204,
  refusals: ['User.NotFound', 'Organisation.NotFound', 'Membership.LastOwner'],
  run: ({ house, by: { caller, organisationId }, params: { userId } }) =>
    removeMember(house, { organisationId, userId, by: roleOf(caller) }),
  present: () => null,
})
