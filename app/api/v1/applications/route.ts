// POST /api/v1/applications and GET /api/v1/applications.
import { createApplication } from '@/lib/applications/create'
import { listApplications } from '@/lib/applications/find'
import { applicationAnswer, applicationBody, presentApplication } from '@/lib/applications/sessions-api'
import { pageAnswer, pageQuery, presentPage } from '@/lib/http/fields/paging'
import { sessionsEndpoint } from '@/lib/wiring'

export const POST = sessionsEndpoint({
  method: 'POST',
  path: '/api/v1/applications',
  tag: 'Applications',
  summary: 'Create an application',
  access: 'organisation-in-header',
  role: 'Admin',
  body: applicationBody,
  isIdempotent: true,
  status: 201,
  answer: applicationAnswer,
  refusals: ['Organisation.NotFound'],
  run: ({ body, by: { organisationId }, house, resourceId }) =>
    createApplication(house, { ...body, id: resourceId, organisationId }),
  present: presentApplication,
})

export const GET = sessionsEndpoint({
  method: 'GET',
  path: '/api/v1/applications',
  tag: 'Applications',
  summary: 'List applications, newest first',
  access: 'organisation-in-header',
  role: 'Member',
  query: pageQuery,
  status: 200,
  answer: pageAnswer(applicationAnswer),
  refusals: ['Organisation.NotFound'],
  run: ({ by: { organisationId }, house, query }) => listApplications(house, organisationId, query),
  present: (page) => presentPage(page, presentApplication),
})
