// POST /organisations and GET /organisations.
import { pageAnswer, presentPage } from '@/lib/http/fields/paging'
import { createOrganisation } from '@/lib/organisations/create'
import { listOrganisations } from '@/lib/organisations/find'
import { withNumbering, withNumberings } from '@/lib/organisations/numbering'
import {
  allFields,
  organisationAnswer,
  organisationBody,
  organisationQuery,
  presentOrganisation,
} from '@/lib/organisations/platform-api'
import { endpoint } from '@/lib/wiring'

export const POST = endpoint({
  method: 'POST',
  path: '/organisations',
  tag: 'Organisations',
  summary: 'Create an organisation',
  access: 'client',
  body: organisationBody,
  isIdempotent: true,
  status: 201,
  answer: organisationAnswer,
  refusals: [],
  run: async ({ house, by: { caller }, body, resourceId }) =>
    withNumbering(
      house,
      await createOrganisation(house, { id: resourceId, clientId: caller.clientId, ...allFields(body) }),
    ),
  present: presentOrganisation,
})

export const GET = endpoint({
  method: 'GET',
  path: '/organisations',
  tag: 'Organisations',
  summary: 'List organisations',
  description: 'A key for a single organisation returns only that one.',
  access: 'client',
  admitsLimitedKeys: true,
  query: organisationQuery,
  status: 200,
  answer: pageAnswer(organisationAnswer),
  refusals: [],
  run: async ({ house, by, query }) =>
    withNumberings(house, await listOrganisations(house, by.caller, query)),
  present: (page) => presentPage(page, presentOrganisation),
})
