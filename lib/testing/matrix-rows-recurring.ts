// The rows of recurring invoices.
import { newId } from '@/lib/ids'
import { change, look, type Row } from './matrix-rows'

const missing = () => ({ params: { id: newId() } })
const NOT_THERE = '404 RecurringInvoice.NotFound'

export const RECURRING_ROWS: Record<string, Row> = {
  'POST /recurring-invoices': change(201, ({ customerId }) => ({
    body: {
      ...{ customerId, send: 'draft', schedule: { every: 'month', start: '2999-01-31' } },
      template: { currency: 'EUR', lineItems: [{ description: 'Rolls', quantity: 1, unitPrice: 5 }] },
    },
  })),
  'GET /recurring-invoices': look(() => ({})),
  'GET /recurring-invoices/[id]': look(missing, NOT_THERE),
  'PATCH /recurring-invoices/[id]': change(NOT_THERE, () => ({ ...missing(), body: {} })),
  'POST /recurring-invoices/[id]/pause': change(NOT_THERE, missing),
  'POST /recurring-invoices/[id]/resume': change(NOT_THERE, missing),
  'POST /recurring-invoices/[id]/end': change(NOT_THERE, missing),
}

export const RECURRING_PAGES = { '/admin/recurring': 'people', '/admin/recurring/[id]': 'people' } as const
