// GET /organisations/{id} and PATCH /organisations/{id}.
import { idPath } from '@/lib/http/fields/fields'
import { changeOrganisation } from '@/lib/organisations/change'
import { findOrganisation } from '@/lib/organisations/find'
import { withNumbering } from '@/lib/organisations/numbering'
import {
  changesAccess,
  namedFields,
  organisationAnswer,
  organisationPatch,
  presentOrganisation,
} from '@/lib/organisations/platform-api'
import { endpoint } from '@/lib/wiring'

export const GET = endpoint({
  method: 'GET',
  path: '/organisations/{id}',
  tag: 'Organisations',
  summary: 'Read an organisation',
  access: 'organisation-in-path',
  role: 'Member',
  params: idPath,
  status: 200,
  answer: organisationAnswer,
  notFound: 'Organisation.NotFound',
  refusals: [],
  run: async ({ house, by }) => withNumbering(house, await findOrganisation(house, by.organisationId)),
  present: presentOrganisation,
})

export const PATCH = endpoint({
  method: 'PATCH',
  path: '/organisations/{id}',
  tag: 'Organisations',
  summary: 'Change an organisation',
  access: 'organisation-in-path',
  role: 'Admin',
  asksProof: changesAccess,
  params: idPath,
  body: organisationPatch,
  status: 200,
  answer: organisationAnswer,
  notFound: 'Organisation.NotFound',
  refusals: ['Organisation.OwnFactorMissing'],
  run: async ({ house, by, body }) =>
    withNumbering(house, await changeOrganisation(house, by.organisationId, namedFields(body), by.caller)),
  present: presentOrganisation,
})
