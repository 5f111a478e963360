// GET /customers/{id}/statement.

import { printStatement } from '@/app/document-door'
import { readStatement } from '@/lib/customers/statement'
import { statementDocument } from '@/lib/customers/statement-document'
import { presentStatement, statementAnswer, statementQuery } from '@/lib/customers/statement-platform-api'
import { idPath } from '@/lib/http/fields/fields'
import { endpoint } from '@/lib/wiring'

export const GET = endpoint({
  method: 'GET',
  path: '/customers/{id}/statement',
  tag: 'Customers',
  summary: 'Read a customer’s statement',
  description:
    'Per currency: what was owed at the start of the period, every invoice, payment and refund in it, and what is owed at its end. Days are days in the organisation’s time zone. Drafts and void invoices do not count as owed; money received for them does count. Send `Accept: application/pdf` for a printable file.',
  access: 'organisation-in-header',
  role: 'Member',
  params: idPath,
  query: statementQuery,
  status: 200,
  answer: statementAnswer,
  notFound: 'Customer.NotFound',
  refusals: [],
  alsoServes: {
    'application/pdf': async ({ house, by, params, query }) =>
      printStatement(await statementDocument(house, by.organisationId, params.id, query), by.organisationId),
  },
  isReadApart: true,
  run: ({ house, by, params, query }) => readStatement(house, by.organisationId, params.id, query),
  present: presentStatement,
})
