// The table of who may do what: every route and method has a row here, and every page.
import { newId } from '@/lib/ids'
import type { CallerName, Stage } from './matrix-callers'

type Answer = number | `${number} ${string}`
type Answers = Record<CallerName, Answer>
interface Sent {
  params?: Record<string, string>
  body?: unknown
  /** A form of ours, in place of JSON. */
  form?: Record<string, string>
}

export interface Row {
  answers: Answers
  /** What is sent; asked anew for each caller. */
  send: (stage: Stage) => Sent | Promise<Sent>
}

type Send = Row['send']

const nobody = { anonymous: 401, payer: 401, 'signed out': 401, 'revoked key': 401 } as const
const strangers = {
  'another Owner': '404 Organisation.NotFound',
  'another key': '404 Organisation.NotFound',
  'sibling key': '404 Organisation.NotFound',
} as const

export const everybody = (answer: Answer): Answers => ({
  ...{ anonymous: answer, payer: answer, 'signed out': answer, 'revoked key': answer },
  ...{ Member: answer, Admin: answer, Owner: answer, operator: answer },
  ...{ 'another Owner': answer, 'another key': answer, 'own key': answer },
  ...{ 'limited key': answer, 'sibling key': answer },
})

/** Members look; operators look where they are on a visit. */
export const look = (send: Send, right: Answer = 200): Row => ({
  send,
  answers: { ...everybody(right), ...nobody, ...strangers },
})

/** Admins and owners change. */
export const change = (right: Answer, send: Send, forbidden: Answer = '403 Auth.Forbidden'): Row => ({
  send,
  answers: { ...everybody(right), ...nobody, ...strangers, Member: forbidden, operator: forbidden },
})

/** Keys and members are made and ended by people and by the client, never by a key that reaches one organisation only: it would outlive its own end. */
export const keyMaking = (right: Answer, send: Send): Row => {
  const { answers } = change(right, send)
  return { send, answers: { ...answers, 'limited key': '403 Auth.Forbidden' } }
}

/** Admins and owners do what members may not, and operators whose visit was raised. */
const retry = (missing: Answer, send: Send): Row => ({
  send,
  answers: {
    ...{ ...everybody(missing), ...nobody, ...strangers },
    ...{ Member: '403 Auth.Forbidden', operator: '403 Operator.RaiseNeeded' },
  },
})

const configure = (right: Answer, send: Send): Row => change(right, send, '403 Payment.Forbidden')

/** For API keys only; the other client's key finds its own things, or nothing. */
const client = (right: Answer, other: Answer, send: Send = () => ({})): Row => ({
  send,
  answers: { ...everybody('403 Auth.Forbidden'), ...nobody, 'another key': other, 'own key': right },
})

/** As `client`, and for a key that reaches one organisation only. */
const anyKey = (right: Answer, sent?: Send): Row => {
  const { answers, send } = client(right, right, sent)
  return { send, answers: { ...answers, 'limited key': right, 'sibling key': right } }
}

/** Of the organisations that a person belongs to; whoever is not signed in is sent to do so. */
export const personal = (right: Answer): Row => ({
  send: () => ({}),
  answers: {
    ...everybody(303),
    ...{ Member: right, Admin: right, Owner: right, operator: right, 'another Owner': right },
  },
})

/** For people about themselves, wherever they belong. */
const own = (right: Answer, send: Send = () => ({})): Row => ({
  send,
  answers: {
    ...everybody('403 Auth.Forbidden'),
    ...nobody,
    ...{ Member: right, Admin: right, Owner: right, operator: right, 'another Owner': right },
  },
})

/** Open to everybody: what counts is what is sent. */
export const open = (right: Answer, send: Send = () => ({})): Row => ({ send, answers: everybody(right) })

/** As `open`; but who brings a key must bring a good one. */
export const withKeys = (right: Answer, send?: Send): Row => {
  const { answers, send: asked } = open(right, send)
  return { send: asked, answers: { ...answers, payer: 401, 'revoked key': 401 } }
}

/** With the right link, whoever has it. */
export const payer = (right: Answer): Row => open(right, ({ token }) => ({ params: { token } }))

/** Forms need our own origin, which only the browsers of people name here. */
const form = (right: Answer, sent: Record<string, string>): Row => ({
  send: () => ({ form: sent }),
  answers: {
    ...everybody(right),
    ...{ anonymous: '403 Request.CrossOrigin', payer: '403 Request.CrossOrigin' },
    ...{ 'revoked key': '403 Request.CrossOrigin', 'another key': '403 Request.CrossOrigin' },
    ...{ 'own key': '403 Request.CrossOrigin', 'limited key': '403 Request.CrossOrigin' },
    'sibling key': '403 Request.CrossOrigin',
  },
})

const organisation: Send = ({ organisationId: id }) => ({ params: { id } })
const reminderText: Send = ({ organisationId: id }) => ({ params: { id, language: 'de', occasion: 'after' } })
const invoice: Send = ({ invoiceId: id }) => ({ params: { id } })
const customer: Send = ({ customerId: id }) => ({ params: { id } })
const missing: Send = () => ({ params: { id: newId() } })
const withBody =
  (send: Send, body: unknown): Send =>
  async (stage) => ({ ...(await send(stage)), body })
const draft =
  (body?: unknown): Send =>
  async (stage) => ({ params: { id: await stage.draft() }, body })

const urls = { returnUrl: 'https://app.example.com/a', refreshUrl: 'https://app.example.com/b' }
const bakery = { name: 'Bakery', country: 'DE', defaultCurrency: 'EUR' }
const article = { Name: 'Haircut', ArticleTypeId: 1, Price: 45, CurrencyId: 'EUR' }
const goods = { name: 'Haircut', articleTypeId: 1, price: 45, currency: 'EUR' }
const sale = { CountryCode: 'DE', InternalReferenceId: 'x', Articles: [{ ArticleId: 1 }] }
const lineItems = [{ description: 'Rolls', quantity: 1, unitPrice: 5 }]

/** On paper, for people who are signed in; others are led to where one signs in. */
const paper = (right: Answer, send = invoice, foreign: Answer = '404 Invoice.NotFound'): Row => ({
  send,
  answers: {
    ...everybody(303),
    ...{ Member: right, Admin: right, Owner: right, operator: right },
    'another Owner': foreign,
  },
})

/** `METHOD /path`, as the folders under app/ say it. */
export const ROWS: Record<string, Row> = {
  'POST /organisations': client(201, 201, () => ({ body: bakery })),
  'GET /organisations': anyKey(200),
  'GET /organisations/[id]': look(organisation),
  'PATCH /organisations/[id]': change(200, withBody(organisation, {})),
  'POST /organisations/[id]/users': keyMaking(201, ({ organisationId: id }) => ({
    params: { id },
    body: { email: `${newId()}@example.com`, role: 'Member' },
  })),
  'GET /organisations/[id]/users': look(organisation),
  'GET /organisations/[id]/operator-visits': change(200, organisation),
  'PATCH /organisations/[id]/users/[userId]': keyMaking('404 User.NotFound', ({ organisationId: id }) => ({
    params: { id, userId: newId() },
    body: { role: 'Member' },
  })),
  'POST /organisations/[id]/users/[userId]/invitation': keyMaking(
    '404 User.NotFound',
    ({ organisationId: id }) => ({ params: { id, userId: newId() } }),
  ),
  'GET /notification-choices': own(200),
  'PATCH /notification-choices': own(200, () => ({
    body: { choices: [{ event: 'debit-failed', isWanted: true }] },
  })),
  'POST /organisations/[id]/reference-secret': change(201, organisation),
  'POST /organisations/[id]/articles': change(201, withBody(organisation, goods)),
  'GET /organisations/[id]/articles/[articleId]': look(
    ({ organisationId: id }) => ({ params: { id, articleId: '999999' } }),
    '404 Article.NotFound',
  ),
  'PATCH /organisations/[id]/articles/[articleId]': change(
    '404 Article.NotFound',
    ({ organisationId: id }) => ({ params: { id, articleId: '999999' }, body: {} }),
  ),
  'POST /tax-rates': change(201, () => ({ body: { code: newId(), name: 'Books', rate: 7 } })),
  'GET /tax-rates': look(() => ({})),
  'GET /tax-rates/[id]': look(missing, '404 TaxRate.NotFound'),
  'PATCH /tax-rates/[id]': change('404 TaxRate.NotFound', withBody(missing, {})),
  'DELETE /tax-rates/[id]': change('404 TaxRate.NotFound', missing),
  'DELETE /organisations/[id]/users/[userId]': keyMaking('404 User.NotFound', ({ organisationId: id }) => ({
    params: { id, userId: newId() },
  })),
  'POST /organisations/[id]/api-keys': keyMaking(201, withBody(organisation, { name: 'Till' })),
  'GET /organisations/[id]/api-keys': look(organisation),
  'DELETE /organisations/[id]/api-keys/[keyId]': keyMaking(
    '404 ApiKey.NotFound',
    ({ organisationId: id }) => ({
      params: { id, keyId: newId() },
    }),
  ),
  'POST /organisations/[id]/payment-account/enable': configure(200, organisation),
  'POST /organisations/[id]/payment-account/session': configure(200, organisation),
  'POST /organisations/[id]/payment-account/management-session': configure(200, organisation),
  'POST /organisations/[id]/payment-account/link': configure(200, withBody(organisation, urls)),
  'POST /organisations/[id]/payment-account/reset': configure(
    '409 PaymentAccount.NotResettable',
    organisation,
  ),
  'GET /organisations/[id]/payment-account/status': look(organisation),
  'GET /organisations/[id]/logo': look(organisation, '404 Logo.NotFound'),
  'PUT /organisations/[id]/logo': change('400 Request.Invalid', withBody(organisation, {})),
  'DELETE /organisations/[id]/logo': change(204, organisation),
  'GET /organisations/[id]/reminder-texts': look(organisation),
  'PUT /organisations/[id]/reminder-texts/[language]/[occasion]': change(
    200,
    withBody(reminderText, { subject: 'Invoice {number}', body: 'Hello' }),
  ),
  'DELETE /organisations/[id]/reminder-texts/[language]/[occasion]': change(204, reminderText),
  'POST /customers': change(201, () => ({ body: { name: 'Hotel' } })),
  'GET /customers': look(() => ({})),
  'GET /customers/[id]': look(customer),
  'PATCH /customers/[id]': change(200, withBody(customer, {})),
  'DELETE /customers/[id]': change('409 Customer.HasInvoices', customer),
  'POST /customers/[id]/merge': change('400 Request.Invalid', withBody(customer, { into: newId() })),
  'POST /customers/[id]/anonymise': change('404 Customer.NotFound', () => ({ params: { id: newId() } })),
  'POST /customers/[id]/erase': change('404 Customer.NotFound', () => ({ params: { id: newId() } })),
  'GET /customers/[id]/export': change(200, customer),
  'GET /customers/[id]/autopay': look(customer),
  'DELETE /customers/[id]/autopay': change('409 Autopay.NotOn', customer),
  'GET /customers/[id]/statement': look(customer),
  'POST /customers/[id]/statement/send': change(200, customer),
  'POST /invoices': change(201, ({ customerId }) => ({ body: { customerId, currency: 'EUR', lineItems } })),
  'GET /invoices': look(() => ({})),
  'GET /invoices/[id]': look(invoice),
  'PATCH /invoices/[id]': change(200, draft({})),
  'DELETE /invoices/[id]': change(204, draft()),
  'POST /invoices/[id]/send': change(200, draft()),
  'POST /invoices/[id]/link/rotate': change(200, ({ otherInvoiceId: id }) => ({ params: { id } })),
  'POST /invoices/[id]/overpayment': change('409 Invoice.NotOverpaid', withBody(invoice, { action: 'keep' })),
  'POST /invoices/[id]/payment-plan': change(200, withBody(invoice, { deposit: { percent: 30 } })),
  'POST /invoices/[id]/apply-credit': change(
    '409 Credit.ExceedsAvailable',
    withBody(invoice, { amount: '0.01' }),
  ),
  'POST /credit-notes': change(201, ({ otherInvoiceId: invoiceId }) => ({
    body: { invoiceId, amount: 1, reason: 'Late' },
  })),
  'GET /credit-notes': look(() => ({})),
  'GET /credit-notes/[id]': look(missing, '404 CreditNote.NotFound'),
  'DELETE /credit-notes/[id]': change('404 CreditNote.NotFound', missing),
  'GET /credit-notes/[id]/document': look(missing, '404 CreditNote.NotFound'),
  'GET /credit-notes/[id]/readiness': look(missing, '404 CreditNote.NotFound'),
  'POST /credit-notes/[id]/peppol-delivery': change('404 CreditNote.NotFound', missing),
  'GET /credit-notes/[id]/peppol-delivery': look(missing, '404 CreditNote.NotFound'),
  'POST /credit-notes/[id]/issue': change('404 CreditNote.NotFound', missing),
  'GET /invoices/[id]/document': look(invoice),
  'GET /invoices/[id]/readiness': look(invoice),
  'POST /invoices/[id]/peppol-delivery': change('409 Document.Incomplete', invoice),
  'GET /invoices/[id]/peppol-delivery': look(invoice, '404 DocumentDelivery.NotFound'),
  'POST /invoices/[id]/reminders': change(201, invoice),
  'GET /invoices/[id]/payments': look(invoice),
  'POST /invoices/[id]/payments': change(
    '409 Payment.InvoiceNotPayable',
    draft({ amount: 1, notes: 'Cash' }),
  ),
  'POST /invoices/[id]/payments/[paymentId]/refunds': change('404 Payment.NotFound', ({ invoiceId: id }) => ({
    params: { id, paymentId: newId() },
  })),
  'GET /payments': look(() => ({})),
  'GET /payments/[id]': look(missing, '404 Payment.NotFound'),
  'GET /payments/[id]/receipt': look(missing, '404 Payment.NotFound'),
  'GET /refunds': look(() => ({})),
  'GET /refunds/[id]': look(missing, '404 Refund.NotFound'),
  'GET /disputes': look(() => ({})),
  'GET /disputes/[id]': look(missing, '404 Dispute.NotFound'),
  'GET /payouts': look(() => ({})),
  'GET /payouts/[id]': look(missing, '404 Payout.NotFound'),
  // Its days are in the query.
  'GET /exports/[kind]': change('400 Request.Invalid', () => ({ params: { kind: 'payouts' } })),
  'GET /events': look(() => ({})),
  'GET /events/[id]': look(missing, '404 Event.NotFound'),
  'GET /audit-entries': retry(200, () => ({})),
  'GET /problems-to-solve': look(() => ({})),
  'POST /quarantine/payments/[id]/retry': retry('404 Payment.NotFound', () => ({ params: { id: newId() } })),
  'POST /quarantine/payments/[id]/end': retry('404 Payment.NotFound', () => ({
    params: { id: newId() },
    body: { reason: 'Refunded there' },
  })),
  'POST /quarantine/pauses/[id]/lift': retry('404 Pause.NotFound', () => ({ params: { id: newId() } })),
  'POST /quarantine/events/[id]/retry': retry('404 Event.NotFound', () => ({ params: { id: '999999' } })),
  'POST /undelivered/[id]/retry': retry('404 Delivery.NotFound', () => ({ params: { id: newId() } })),
  'POST /api-keys': client(201, 201, () => ({ body: { name: 'Another' } })),
  'GET /api-keys': client(200, 200),
  'DELETE /api-keys/[id]': client('404 ApiKey.NotFound', '404 ApiKey.NotFound', () => ({
    params: { id: newId() },
  })),
  'GET /clients/[id]': client(200, '404 Client.NotFound', ({ clientId: id }) => ({ params: { id } })),
  'PATCH /clients/[id]': client(200, '404 Client.NotFound', ({ clientId: id }) => ({
    params: { id },
    body: {},
  })),
  'GET /i/[token]/view': payer(200),
  'GET /i/[token]/language': payer(303),
  'GET /i/[token]/progress': payer(200),
  'GET /i/[token]/return': payer(303),
  'GET /i/[token]/invoice.pdf': payer(200),
  'GET /i/[token]/receipt.pdf': payer('409 Invoice.NothingPaid'),
  'GET /i/[token]/credit-notes/[id]/credit-note.pdf': open('404 CreditNote.NotFound', ({ token }) => ({
    params: { token, id: newId() },
  })),
  'GET /admin/credit-notes/[id]/credit-note.pdf': paper(
    '404 CreditNote.NotFound',
    missing,
    '404 CreditNote.NotFound',
  ),
  'GET /i/[token]/payments/[paymentId]/receipt.pdf': open('404 Payment.NotFound', ({ token }) => ({
    params: { token, paymentId: newId() },
  })),
  'GET /admin/payments/[id]/receipt.pdf': paper('404 Payment.NotFound', missing, '404 Payment.NotFound'),
  'GET /admin/invoices/[id]/invoice.pdf': paper(200),
  'GET /admin/customers/[id]/statement.pdf': paper(200, customer, '404 Customer.NotFound'),
  'GET /admin/invoices/[id]/receipt.pdf': paper('409 Invoice.NothingPaid'),
  'POST /i/[token]/checkout-session': payer(200),
  'POST /i/[token]/autopay': open('409 Autopay.NotOffered', ({ token }) => ({
    params: { token },
    body: { version: '2026-11-30' },
  })),
  'DELETE /i/[token]/autopay': payer(204),
  'POST /i/[token]/unlock-code': payer(204),
  'POST /i/[token]/unlock': open('409 Payment.CodeInvalid', ({ token }) => ({
    params: { token },
    body: { code: '1234 5678' },
  })),
  'POST /payment/stripe/v1/checkout': withKeys('404 Organisation.NotFound', () => ({
    body: { CompanyId: newId(), ...sale },
  })),
  'POST /payment/stripe/v1/checkout/status': open('404 Checkout.NotFound', () => ({
    body: { CompanyId: newId(), SessionId: 'cs_x' },
  })),
  'GET /payment/stripe/v1/checkout': withKeys(400),
  'GET /payment/stripe/v1/checkout/status': open(400),
  'POST /payment/stripe/v1/checkout/refund': change('404 Checkout.NotFound', () => ({
    body: { SessionId: 'cs_x' },
  })),
  'GET /payment/stripe/v1/checkouts': look(() => ({})),
  'GET /payment/stripe/v1/articles': look(() => ({})),
  'POST /payment/stripe/v1/articles': change(201, () => ({ body: article })),
  'PUT /payment/stripe/v1/articles/[Id]': change('404 Article.NotFound', () => ({
    params: { Id: '999999' },
    body: article,
  })),
  'DELETE /payment/stripe/v1/articles/[Id]': change('404 Article.NotFound', () => ({
    params: { Id: '999999' },
  })),
  'GET /payment/stripe/v1/articles/types': look(() => ({})),
  'POST /checkout/[sessionId]/session': open('404 Checkout.NotFound', () => ({
    params: { sessionId: 'cs_x' },
  })),
  'GET /checkout/[sessionId]/language': open(303, () => ({ params: { sessionId: 'cs_x' } })),
  'GET /checkout/[sessionId]/return': open(303, () => ({ params: { sessionId: 'cs_x' } })),
  'POST /webhook-subscriptions': anyKey(201, () => ({ body: { url: 'https://93.184.216.34/hooks' } })),
  'GET /webhook-subscriptions': anyKey(200),
  'GET /webhook-subscriptions/[id]': anyKey('404 WebhookSubscription.NotFound', () => ({
    params: { id: newId() },
  })),
  'PATCH /webhook-subscriptions/[id]': anyKey('404 WebhookSubscription.NotFound', () => ({
    params: { id: newId() },
    body: {},
  })),
  'DELETE /webhook-subscriptions/[id]': anyKey('404 WebhookSubscription.NotFound', () => ({
    params: { id: newId() },
  })),
  'POST /webhook-subscriptions/[id]/rotate-secret': anyKey('404 WebhookSubscription.NotFound', () => ({
    params: { id: newId() },
  })),
  'POST /webhook-subscriptions/[id]/test': anyKey('404 WebhookSubscription.NotFound', () => ({
    params: { id: newId() },
  })),
  'GET /webhook-subscriptions/[id]/deliveries': anyKey('404 WebhookSubscription.NotFound', () => ({
    params: { id: newId() },
  })),
  'POST /webhook-subscriptions/[id]/deliveries/[deliveryId]/redeliver': anyKey(
    '404 WebhookSubscription.NotFound',
    () => ({ params: { id: newId(), deliveryId: newId() } }),
  ),
  'POST /webhooks/stripe': open('400 Webhook.SignatureInvalid', () => ({ body: {} })),
  'POST /webhooks/stripe/connect': open('400 Webhook.SignatureInvalid', () => ({ body: {} })),
  'POST /sign-in/start': form(303, { email: 'nobody@example.com' }),
  'POST /sign-in/finish': form(303, { email: 'nobody@example.com', token: 'x' }),
  'POST /sign-in/passkey/options': form(200, {}),
  'POST /sign-in/passkey': form(303, { answer: 'x' }),
  'POST /sign-in/second-step/code': form(303, { code: '000000' }),
  'POST /sign-in/person': form('404 Route.NotFound', { userId: newId() }),
  // Who signs out is out afterwards, so the form of nobody in particular is sent; session.test.ts sends the others.
  'POST /sign-out': { ...form(303, {}), send: () => ({ form: {}, params: { asNobody: 'yes' } }) },
  'GET /api/auth/callback/[provider]': open('404 Route.NotFound', () => ({ params: { provider: 'mail' } })),
  // Everybody is sent on: to Stripe, to the page that says how payments stand, or to sign in; hosted-onboarding.test.ts says who where.
  'GET /settings/payments/return': open(303),
  'GET /settings/payments/refresh': open(303),
  'POST /settings/payments/refresh': form(303, {}),
  'POST /settings/security/proof/question': own(200, () => ({ body: { isAnother: false } })),
  'POST /settings/security/proof': own('409 Auth.ProofRefused', () => ({ body: { code: '0000 0000' } })),
  'POST /settings/security/passkeys/options': own(200),
  'POST /settings/security/passkeys': own('400 Request.Invalid', () => ({ body: { name: 'Phone' } })),
  'PATCH /settings/security/passkeys/[id]': own('404 Passkey.NotFound', () => ({
    params: { id: newId() },
    body: { name: 'Phone' },
  })),
  'DELETE /settings/security/passkeys/[id]': own('404 Passkey.NotFound', () => ({ params: { id: newId() } })),
  // Operators alone begin one; visits.test.ts does.
  'POST /settings/visit/begin': own('404 Organisation.NotFound', () => ({
    body: { organisationId: newId(), reason: 'To see whether it is there' },
  })),
  'POST /settings/visit/raise': own('404 OperatorVisit.NotFound', () => ({
    body: { organisationId: newId(), reason: 'To see whether it is there' },
  })),
  'POST /settings/visit/end': own('404 OperatorVisit.NotFound', () => ({
    body: { organisationId: newId() },
  })),
  'POST /settings/security/authenticator-app/options': own(200),
  'POST /settings/security/authenticator-app': own('400 Request.Invalid', () => ({ body: { code: '1' } })),
  'DELETE /settings/security/authenticator-app': own('404 AuthenticatorApp.NotFound'),
  'POST /settings/security/recovery-codes': own('409 RecoveryCodes.NoFactor'),
  'DELETE /settings/security/sign-ins': own(204),
  'GET /settings/personal-data/export': own(200),
  // The callers are needed afterwards: nobody is erased under another's address.
  'POST /settings/personal-data/erase': own('400 Request.Invalid', () => ({
    body: { email: 'nobody@example.com' },
  })),
  'DELETE /settings/security/sign-ins/[id]': own('404 SignIn.NotFound', () => ({ params: { id: newId() } })),
  'GET /admin/invoices.csv': { send: () => ({}), answers: { ...personal(200).answers, operator: 403 } },
  // Of an organisation that the address names.
  'GET /admin/exports/file': personal(404),
  'GET /settings/audit-trail.csv': {
    send: () => ({}),
    answers: { ...personal(200).answers, Member: 404 },
  },
  'GET /logos/[seal]': open('404 Route.NotFound', () => ({ params: { seal: 'x' } })),
  'GET /logos/uploaded/[file]': open('404 Route.NotFound', () => ({ params: { file: 'x.png' } })),
  'GET /settings/organisation/logo': open('404 Route.NotFound'),
  'POST /api/browser-reports': open('400 Request.Invalid', () => ({ body: {} })),
  'GET /api/health': open(200),
  'GET /api/ready': open(200),
  // Off unless METRICS_TOKEN is set; metrics.test.ts brings it.
  'GET /api/metrics': open('404 Route.NotFound'),
  'GET /api/openapi.json': open(200),
  'GET /api/checkout/openapi.json': open(200),
  'GET /api/v1/openapi.json': open(200),
  'GET /llms.txt': open(200),
  'GET /robots.txt': open(200),
}

/** Pages: open to everybody, to who has the link in the address, or to people who are signed in. */
export const PAGES: Record<string, 'everybody' | 'payer' | 'people'> = {
  '/': 'everybody',
  '/docs': 'everybody',
  '/docs/sessions': 'everybody',
  '/payment/stripe/v1/metadata': 'everybody',
  '/checkout/[sessionId]': 'payer',
  '/problems': 'everybody',
  '/problems/[code]': 'everybody',
  '/admin/checkouts': 'people',
  '/admin/checkouts/[sessionId]': 'people',
  '/admin/customers': 'people',
  '/admin/customers/[id]': 'people',
  '/admin/customers/[id]/statement': 'people',
  '/admin/invoices': 'people',
  '/admin/invoices/[id]': 'people',
  '/admin/invoices/[id]/edit': 'people',
  '/admin/invoices/expected': 'people',
  '/admin/invoices/new': 'people',
  '/admin': 'people',
  '/admin/exports': 'people',
  '/admin/problems': 'people',
  '/admin/routing': 'people',
  '/admin/routing/sessions/[id]': 'people',
  '/settings': 'people',
  '/settings/api-keys': 'people',
  '/settings/articles': 'people',
  '/settings/tax-rates': 'people',
  '/settings/audit-trail': 'people',
  '/settings/members': 'people',
  '/settings/notifications': 'people',
  '/settings/organisation': 'people',
  '/settings/organisation/reminders': 'people',
  '/settings/organisation/prices': 'people',
  '/settings/organisation/letters': 'people',
  '/settings/payments': 'people',
  '/settings/second-factor': 'people',
  '/settings/security': 'people',
  '/settings/personal-data': 'people',
  '/settings/visit': 'people',
  '/link-asked': 'everybody',
  '/sessions/thanks': 'everybody',
  '/sessions/cancelled': 'everybody',
  '/sign-in': 'everybody',
  '/sign-in/check-mail': 'everybody',
  '/sign-in/confirm': 'everybody',
  '/sign-in/second-step': 'everybody',
  '/autopay/[token]': 'payer',
  '/i/[token]': 'payer',
}
