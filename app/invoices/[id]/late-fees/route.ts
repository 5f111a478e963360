// GET /invoices/{id}/late-fees and POST /invoices/{id}/late-fees.
import { idPath } from '@/lib/http/fields/fields'
import { chargeLateFee } from '@/lib/late-fees/charge'
import {
  lateFeeAnswer,
  lateFeeBody,
  lateFeesAnswer,
  namedRatesOf,
  presentLateFee,
  presentLateFees,
} from '@/lib/late-fees/platform-api'
import { readLateFees } from '@/lib/late-fees/read'
import { endpoint } from '@/lib/wiring'

const ofInvoice = {
  tag: 'Invoices',
  access: 'organisation-in-header',
  params: idPath,
  notFound: 'Invoice.NotFound',
} as const

export const GET = endpoint({
  method: 'GET',
  path: '/invoices/{id}/late-fees',
  ...ofInvoice,
  summary: 'Read what paying an invoice late costs',
  description:
    'What could be charged today, with its reckoning, or why nothing could be; and what was charged before. The `lateFeeRule` that the invoice says decides, as it was when it was sent; of one that says none, only a statutory rule of the organisation. Nothing is ever charged by itself.',
  role: 'Member',
  status: 200,
  answer: lateFeesAnswer,
  refusals: [],
  run: ({ house, by, params }) => readLateFees(house, by.organisationId, params.id),
  present: presentLateFees,
})

export const POST = endpoint({
  method: 'POST',
  path: '/invoices/{id}/late-fees',
  ...ofInvoice,
  summary: 'Charge a late fee',
  operationId: 'chargeLateFee',
  description:
    'Makes an invoice of its own over what could be charged today, outside the scope of VAT, that names the one which was paid late: a draft, or sent at once. What was charged is not charged again, unless that invoice is voided or credited in full, or its draft deleted.',
  role: 'Admin',
  body: lateFeeBody,
  isIdempotent: true,
  status: 201,
  answer: lateFeeAnswer,
  refusals: ['LateFee.NotDue', 'LateFee.NotGranted', 'LateFee.RateUnknown'],
  run: async ({ house, by, params, body, resourceId }) =>
    chargeLateFee(house, {
      ...{ organisationId: by.organisationId, invoiceId: params.id },
      ...{ documentId: resourceId, isSent: body.send === true, named: namedRatesOf(body) },
    }),
  present: (fee) => presentLateFee(fee, fee.currency),
})
