// GET, PATCH and DELETE /tax-rates/{id}.
import { idPath } from '@/lib/http/fields/fields'
import { findTaxRate } from '@/lib/tax-rates/find'
import { presentTaxRate, taxRateAnswer, taxRatePatch } from '@/lib/tax-rates/platform-api'
import { changeTaxRate, removeTaxRate } from '@/lib/tax-rates/write'
import { endpoint } from '@/lib/wiring'

const ofTaxRate = {
  tag: 'TaxRates',
  access: 'organisation-in-header',
  params: idPath,
  notFound: 'TaxRate.NotFound',
} as const

export const GET = endpoint({
  method: 'GET',
  path: '/tax-rates/{id}',
  ...ofTaxRate,
  summary: 'Read a tax rate',
  role: 'Member',
  status: 200,
  answer: taxRateAnswer,
  refusals: [],
  run: ({ house, by, params }) => findTaxRate(house, by.organisationId, params.id),
  present: presentTaxRate,
})

export const PATCH = endpoint({
  method: 'PATCH',
  path: '/tax-rates/{id}',
  ...ofTaxRate,
  summary: 'Change a tax rate',
  description: 'Existing invoices keep what it was when it was chosen. A usual rate becomes your own.',
  role: 'Admin',
  body: taxRatePatch,
  status: 200,
  answer: taxRateAnswer,
  refusals: ['TaxRate.CodeTaken'],
  run: ({ house, by, params, body }) => changeTaxRate(house, by.organisationId, params.id, body),
  present: presentTaxRate,
})

export const DELETE = endpoint({
  method: 'DELETE',
  path: '/tax-rates/{id}',
  ...ofTaxRate,
  summary: 'Delete a tax rate',
  description:
    'Existing invoices keep it. Deleting what you made of a usual rate brings the usual rate back.',
  role: 'Admin',
  status: 204,
  refusals: ['TaxRate.Usual'],
  run: ({ house, by, params }) => removeTaxRate(house, by.organisationId, params.id),
  present: () => undefined,
})
