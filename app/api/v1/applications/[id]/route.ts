// GET /api/v1/applications/{id} and PATCH /api/v1/applications/{id}.

import { changeApplication } from '@/lib/applications/change'
import { findApplication } from '@/lib/applications/find'
import { applicationAnswer, applicationPatch, presentApplication } from '@/lib/applications/sessions-api'
import { idPath } from '@/lib/http/fields/fields'
import { sessionsEndpoint } from '@/lib/wiring'

export const GET = sessionsEndpoint({
  method: 'GET',
  path: '/api/v1/applications/{id}',
  tag: 'Applications',
  summary: 'Read an application',
  access: 'organisation-in-header',
  role: 'Member',
  params: idPath,
  status: 200,
  answer: applicationAnswer,
  notFound: 'Application.NotFound',
  refusals: ['Organisation.NotFound'],
  run: ({ by: { organisationId }, house, params: { id } }) => findApplication(house, organisationId, id),
  present: presentApplication,
})

export const PATCH = sessionsEndpoint({
  method: 'PATCH',
  path: '/api/v1/applications/{id}',
  tag: 'Applications',
  summary: 'Change an application',
  access: 'organisation-in-header',
  role: 'Admin',
  params: idPath,
  body: applicationPatch,
  status: 200,
  answer: applicationAnswer,
  notFound: 'Application.NotFound',
  refusals: ['Organisation.NotFound'],
  run: ({ body, by: { organisationId }, house, params: { id } }) =>
    changeApplication(house, organisationId, id, body),
  present: presentApplication,
})
