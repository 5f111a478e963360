// POST /invoices/{id}/peppol-delivery and GET.
import { findDelivery, requestDelivery } from '@/lib/deliveries/request'
import { deliveryAnswer, presentDelivery } from '@/lib/documents/delivery-api'
import { idPath } from '@/lib/http/fields/fields'
import { DELIVERY_REFUSALS } from '@/lib/payment-views/document-api'
import { endpoint } from '@/lib/wiring'

export const POST = endpoint({
  method: 'POST',
  path: '/invoices/{id}/peppol-delivery',
  tag: 'Invoices',
  summary: 'Send an invoice by Peppol',
  description:
    'Hands what was issued over to the access point, once: a repeat answers how it stands, and sends again only what failed before anybody had taken it. `errors` of `Document.Incomplete` name what is missing. With `peppolDelivery` of the organisation it happens by itself.',
  access: 'organisation-in-header',
  role: 'Admin',
  params: idPath,
  isIdempotent: true,
  status: 202,
  answer: deliveryAnswer,
  notFound: 'Invoice.NotFound',
  refusals: [...DELIVERY_REFUSALS, 'Invoice.NotSendable'],
  run: ({ house, by, params }) => requestDelivery(house, by.organisationId, { invoiceId: params.id }),
  present: presentDelivery,
})

export const GET = endpoint({
  method: 'GET',
  path: '/invoices/{id}/peppol-delivery',
  tag: 'Invoices',
  summary: 'Read how an invoice stands with Peppol',
  description: 'Whether it has arrived, and what its receiver says. Webhooks tell of it as `document.…`.',
  access: 'organisation-in-header',
  role: 'Member',
  params: idPath,
  status: 200,
  answer: deliveryAnswer,
  notFound: 'Invoice.NotFound',
  refusals: ['DocumentDelivery.NotFound'],
  run: ({ house, by, params }) => findDelivery(house, by.organisationId, { invoiceId: params.id }),
  present: presentDelivery,
})
