// POST /tax-rates and GET /tax-rates.
import { pageAnswer, pageQuery, presentPage } from '@/lib/http/fields/paging'
import { listTaxRates } from '@/lib/tax-rates/find'
import { presentTaxRate, taxRateAnswer, taxRateBody } from '@/lib/tax-rates/platform-api'
import { createTaxRate } from '@/lib/tax-rates/write'
import { endpoint } from '@/lib/wiring'

export const POST = endpoint({
  method: 'POST',
  path: '/tax-rates',
  tag: 'TaxRates',
  summary: 'Create a tax rate',
  access: 'organisation-in-header',
  role: 'Admin',
  body: taxRateBody,
  isIdempotent: true,
  status: 201,
  answer: taxRateAnswer,
  refusals: ['TaxRate.CodeTaken', 'TaxRate.TooMany'],
  run: ({ house, by, body, resourceId }) => createTaxRate(house, by.organisationId, resourceId, body),
  present: presentTaxRate,
})

export const GET = endpoint({
  method: 'GET',
  path: '/tax-rates',
  tag: 'TaxRates',
  summary: 'List tax rates',
  description:
    'The usual rates of the organisation’s country (`isUsual`) and its own, newest first. Usual rates are proposals: check them.',
  access: 'organisation-in-header',
  role: 'Member',
  query: pageQuery,
  status: 200,
  answer: pageAnswer(taxRateAnswer),
  refusals: [],
  run: ({ house, by, query }) => listTaxRates(house, by.organisationId, query),
  present: (page) => presentPage(page, presentTaxRate),
})
