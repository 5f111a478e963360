// POST /invoices/{id}/payments and GET /invoices/{id}/payments.
import { idPath } from '@/lib/http/fields/fields'
import { findInvoice } from '@/lib/invoices/find'
import {
  manualPaymentBody,
  paymentAnswer,
  paymentsAnswer,
  presentPayment,
  withoutParts,
} from '@/lib/payment-views/platform-api'
import { selectPaymentsOfInvoice } from '@/lib/payments/parts-store'
import { recordManualPayment } from '@/lib/payments/record-manual'
import { endpoint } from '@/lib/wiring'

export const POST = endpoint({
  method: 'POST',
  path: '/invoices/{id}/payments',
  tag: 'Payments',
  summary: 'Record a manual payment',
  description:
    'For money received another way. An open card payment is cancelled first, so that nothing is paid twice. Exactly what a discount for paying early leaves, with a `paidAt` in time, pays all of it: the discount is credited.',
  access: 'organisation-in-header',
  role: 'Admin',
  params: idPath,
  body: manualPaymentBody,
  isIdempotent: true,
  status: 201,
  answer: paymentAnswer,
  notFound: 'Invoice.NotFound',
  refusals: [
    'Payment.InvoiceNotPayable',
    'Payment.ExceedsOutstanding',
    'Payment.InFlight',
    'Payment.ProviderError',
  ],
  run: ({ house, by, params, body, resourceId }) =>
    recordManualPayment(house, by.organisationId, params.id, {
      id: resourceId,
      amount: body.amount,
      paidAt: body.paidAt ?? house.clock.now(),
      notes: body.notes ?? null,
    }),
  present: (payment) => presentPayment(withoutParts(payment)),
})

export const GET = endpoint({
  method: 'GET',
  path: '/invoices/{id}/payments',
  tag: 'Payments',
  summary: 'List the payments of an invoice, newest first',
  access: 'organisation-in-header',
  role: 'Member',
  params: idPath,
  status: 200,
  answer: paymentsAnswer,
  notFound: 'Invoice.NotFound',
  refusals: [],
  run: async ({ house, by, params }) => {
    await findInvoice(house, by.organisationId, params.id)
    return selectPaymentsOfInvoice(house.db, params.id)
  },
  present: (payments) => ({ data: payments.map(presentPayment) }),
})
