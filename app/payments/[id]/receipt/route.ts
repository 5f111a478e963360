// GET /payments/{id}/receipt.
import { takeTurn } from '@/lib/http/call/limits'
import { idPath } from '@/lib/http/fields/fields'
import { DOCUMENT_TYPES, RECEIPT_REFUSALS, receiptQuery } from '@/lib/payment-views/document-api'
import { readReceiptFile } from '@/lib/payment-views/receipt-file'
import { endpoint } from '@/lib/wiring'

export const GET = endpoint({
  method: 'GET',
  path: '/payments/{id}/receipt',
  tag: 'Payments',
  summary: 'Download the receipt of a payment',
  description:
    'Issued when it is first needed: numbered, and never changed afterwards, whatever is paid, refunded or edited; the `ETag` is its SHA-256. `pdf` is the receipt under its own number. `factur-x` and `ubl` repeat the invoice under the invoice’s number with what was paid (BT-113) and what is left (BT-115), and are no second invoice.',
  access: 'organisation-in-header',
  role: 'Member',
  params: idPath,
  query: receiptQuery,
  status: 200,
  answersFile: DOCUMENT_TYPES,
  notFound: 'Payment.NotFound',
  refusals: RECEIPT_REFUSALS,
  run: async ({ house, by: { organisationId }, params, query }) => {
    await takeTurn(house, 'documentAddress', organisationId)
    return readReceiptFile(house, organisationId, params.id, query.format)
  },
  present: (file) => file,
})
