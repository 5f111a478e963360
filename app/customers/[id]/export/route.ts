// GET /customers/{id}/export.
import { idPath } from '@/lib/http/fields/fields'
import { exportCustomer } from '@/lib/privacy/export'
import { exportAnswer, presentExport } from '@/lib/privacy/platform-api'
import { endpoint } from '@/lib/wiring'

export const GET = endpoint({
  method: 'GET',
  path: '/customers/{id}/export',
  tag: 'Customers',
  summary: 'Export everything stored about a customer',
  description:
    'For answering an access request: the customer with all that was merged into it, its history, invoices, payments, emails and events, and for each table how long it is kept and why.',
  access: 'organisation-in-header',
  role: 'Admin',
  params: idPath,
  status: 200,
  answer: exportAnswer,
  notFound: 'Customer.NotFound',
  refusals: [],
  run: ({ house, by, params }) => exportCustomer(house, by.organisationId, params.id),
  present: presentExport,
})
