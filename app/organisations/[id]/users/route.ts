// POST /organisations/{id}/users and GET /organisations/{id}/users.

import { assertUnlimited, roleOf } from '@/lib/http/call/caller'
import { idPath } from '@/lib/http/fields/fields'
import { pageAnswer, pageQuery, presentPage } from '@/lib/http/fields/paging'
import { inviteMember, listMembers } from '@/lib/organisations/members'
import { memberAnswer, memberBody, presentMember } from '@/lib/organisations/platform-api'
import { endpoint } from '@/lib/wiring'

export const POST = endpoint({
  method: 'POST',
  path: '/organisations/{id}/users',
  tag: 'Members',
  summary: 'Invite a member',
  description:
    'The person receives an email, and accepts by signing in with that address. Only owners can invite owners.',
  access: 'organisation-in-path',
  role: 'Admin',
  asksProof: true,
  params: idPath,
  body: memberBody,
  isIdempotent: true,
  status: 201,
  answer: memberAnswer,
  notFound: 'Organisation.NotFound',
  refusals: ['Membership.AlreadyMember'],
  run: ({ house, by: { caller, organisationId }, body, resourceId }) => {
    assertUnlimited(caller)
    return inviteMember(house, { organisationId, ...body, requestId: resourceId }, roleOf(caller))
  },
  present: presentMember,
})

export const GET = endpoint({
  method: 'GET',
  path: '/organisations/{id}/users',
  tag: 'Members',
  summary: 'List members, newest first',
  access: 'organisation-in-path',
  role: 'Member',
  params: idPath,
  query: pageQuery,
  status: 200,
  answer: pageAnswer(memberAnswer),
  notFound: 'Organisation.NotFound',
  refusals: [],
  run: ({ house, by, query }) => listMembers(house, by.organisationId, query),
  present: (page) => presentPage(page, presentMember),
})
