// GET /organisations/{id}/logo, PUT /organisations/{id}/logo and DELETE /organisations/{id}/logo.
import { idPath } from '@/lib/http/fields/fields'
import { findLogo, putLogo, removeLogo } from '@/lib/organisations/logo'
import { LOGO_BODY_BYTES, logoAnswer, logoBody, presentLogo } from '@/lib/organisations/logo-api'
import { endpoint } from '@/lib/wiring'

const ofLogo = {
  tag: 'Organisations',
  access: 'organisation-in-path',
  params: idPath,
  notFound: 'Organisation.NotFound',
} as const

export const GET = endpoint({
  method: 'GET',
  path: '/organisations/{id}/logo',
  ...ofLogo,
  summary: 'Read the uploaded logo',
  role: 'Member',
  status: 200,
  answer: logoAnswer,
  refusals: ['Logo.NotFound'],
  run: ({ house, by }) => findLogo(house, by.organisationId),
  present: presentLogo,
})

export const PUT = endpoint({
  method: 'PUT',
  path: '/organisations/{id}/logo',
  ...ofLogo,
  summary: 'Upload a logo',
  description:
    'It is shown on pages, emails and documents in place of `branding.logoUrl`. Documents that were issued keep theirs.',
  role: 'Admin',
  body: logoBody,
  bodyLimitBytes: LOGO_BODY_BYTES,
  status: 200,
  answer: logoAnswer,
  refusals: ['Logo.Refused'],
  run: ({ house, by, body }) => putLogo(house, by.organisationId, body.picture),
  present: presentLogo,
})

export const DELETE = endpoint({
  method: 'DELETE',
  path: '/organisations/{id}/logo',
  ...ofLogo,
  summary: 'Remove the uploaded logo',
  description: 'Documents that were issued keep it.',
  role: 'Admin',
  status: 204,
  refusals: [],
  run: ({ house, by }) => removeLogo(house, by.organisationId),
  present: () => undefined,
})
