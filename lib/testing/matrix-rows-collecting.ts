// The rows of collecting: what payers say, and what sellers have set going.
import { newId } from '@/lib/ids'
import { change, look, open, payer, personal, type Row, withKeys } from './matrix-rows'

export const COLLECTING_ROWS: Record<string, Row> = {
  'POST /i/[token]/fresh-link': payer(204),
  'POST /i/[token]/ask-for-link': open(303, ({ token }) => ({ params: { token }, form: {} })),
  'POST /i/[token]/autopay/means': open('409 Autopay.NotOffered', ({ token }) => ({
    params: { token },
    body: { version: '2026-11-30' },
  })),
  'GET /i/[token]/autopay/saved': payer(303),
  'POST /i/[token]/stop-autopay': open(303, ({ token }) => ({ params: { token }, form: {} })),
  'GET /autopay/[token]/stop': open(303, () => ({ params: { token: 'x'.repeat(79) } })),
  'POST /autopay/[token]/stop': open('404 Payment.InvalidToken', () => ({
    params: { token: 'x'.repeat(79) },
    form: {},
  })),
  'POST /i/[token]/word': open(303, ({ token }) => ({
    params: { token },
    form: { what: 'number', number: 'PO 4711' },
  })),
  'POST /i/[token]/promise': open('400 Request.Invalid', ({ token }) => ({
    params: { token },
    body: { date: '2020-01-01' },
  })),
  'POST /i/[token]/purchase-order-number': open(200, ({ token }) => ({
    params: { token },
    body: { number: 'PO 4711' },
  })),
  'POST /i/[token]/question': open(201, ({ token }) => ({
    params: { token },
    body: { kind: 'question', text: 'Why?' },
  })),
  'POST /i/[token]/viewed': withKeys(204, ({ token }) => ({ params: { token } })),
  'GET /invoices/[id]/late-fees': look(({ invoiceId: id }) => ({ params: { id } })),
  'POST /invoices/[id]/late-fees': change('409 LateFee.NotDue', ({ invoiceId: id }) => ({
    params: { id },
    body: {},
  })),
  'GET /invoices/[id]/reminders': look(({ invoiceId: id }) => ({ params: { id } })),
  'GET /settings/organisation/letters/shown': personal(404),
  'GET /questions': look(() => ({})),
  'GET /invoices/[id]/questions': look(({ invoiceId: id }) => ({ params: { id } })),
  'POST /invoices/[id]/questions/[questionId]/close': change(
    '404 Question.NotFound',
    ({ invoiceId: id }) => ({
      params: { id, questionId: newId() },
      body: { answer: 'Because.' },
    }),
  ),
}
