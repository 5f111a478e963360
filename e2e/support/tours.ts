// What each operation of the three APIs needs before it can be called with an ordinary answer.
import { expect } from 'playwright/test'
import { freshLocationNumber } from './location-number'
import { AS_IT_IS, firstOf, lostOrganisation, overpaidBill, paidBill, type Stage, type Tour } from './tour'

/** Puts what `make` answers under a name. */
const set =
  (thing: string, make: (stage: Stage) => Promise<string>) =>
  async (stage: Stage): Promise<void> => {
    stage.things[thing] = await make(stage)
  }

const post = async ({ seller }: Stage, path: string, body: object): Promise<string> =>
  (await seller.api<{ id: string }>('POST', path, body)).id

const customer = (stage: Stage) =>
  post(stage, '/customers', { name: 'Hotel Lindenhof', email: 'hotel@example.com' })
const draft = async (stage: Stage) =>
  post(stage, '/invoices', {
    customerId: stage.things.customer ?? (await customer(stage)),
    currency: 'EUR',
    lineItems: [{ description: 'Rolls', quantity: 1, unitPrice: '140.76' }],
  })
const member = (stage: Stage) =>
  post(stage, `/organisations/${stage.things.organisation}/users`, {
    email: `${crypto.randomUUID()}@example.com`,
    role: 'Member',
  })
const sent = async (stage: Stage) => {
  const id = await draft(stage)
  await stage.seller.api('POST', `/invoices/${id}/send`)
  return id
}
const paid = async (stage: Stage) => {
  const { bill, payment } = await paidBill(stage)
  Object.assign(stage.things, { paidInvoice: bill.id, payment })
}
const disputed = async (stage: Stage) => {
  const { intent } = await paidBill(stage)
  await stage.sandbox.post(`payment_intents/${intent}/dispute`)
  return firstOf(stage.seller.api, '/disputes')
}
const paidOut = async (stage: Stage) => {
  await stage.sandbox.post(`accounts/${stage.seller.accountId}/payout`)
  return firstOf(stage.seller.api, '/payouts')
}
const withCredit = async (stage: Stage) => {
  const bill = await overpaidBill(stage)
  await stage.seller.api('POST', `/invoices/${bill.id}/overpayment`, { action: 'keep' })
  const order = {
    customerId: bill.customerId,
    currency: 'EUR',
    lineItems: [{ description: 'Rolls', quantity: 1, unitPrice: '140.76' }],
  }
  const id = await post(stage, '/invoices', order)
  await stage.seller.api('POST', `/invoices/${id}/send`)
  return id
}
const creditDraft = async (stage: Stage) =>
  post(stage, '/credit-notes', { invoiceId: stage.things.creditable, amount: 1, reason: 'Late' })
/** The seller and a customer of whom Peppol knows, and an invoice between them. */
const deliverable = async (stage: Stage) => {
  const { seller, things } = stage
  await seller.api('PATCH', `/organisations/${things.organisation}`, {
    ...{ vatNumber: 'DE136695976', electronicAddress: freshLocationNumber() },
    address: { line1: 'Lindenallee 4', postalCode: '50968', city: 'Köln', country: 'DE' },
    ...{ contactName: 'Anna Berger', contactEmail: 'anna@example.com', phone: '+49 221 1234567' },
  })
  const customerId = await post(stage, '/customers', {
    ...{ name: 'Hotel Seeblick', email: 'hotel@example.com' },
    address: { line1: 'Seestraße 1', postalCode: '78462', city: 'Konstanz', country: 'DE' },
    electronicAddress: { scheme: '0088', id: '7300020000077' },
  })
  const id = await post(stage, '/invoices', {
    ...{ customerId, currency: 'EUR', buyerReference: 'Einkauf 7' },
    lineItems: [{ description: 'Rolls', quantity: 1, unitPrice: '140.76', taxRate: 7 }],
  })
  await seller.api('POST', `/invoices/${id}/send`)
  return id
}
/** The same, sent by Peppol. */
const delivered = async (stage: Stage) => {
  const id = await deliverable(stage)
  await stage.seller.api('POST', `/invoices/${id}/peppol-delivery`)
  return id
}
const creditedDeliverable = async (stage: Stage) => {
  const invoiceId = await deliverable(stage)
  const id = await post(stage, '/credit-notes', { invoiceId, amount: 1, reason: 'Late' })
  await stage.seller.api('POST', `/credit-notes/${id}/issue`)
  return id
}
const creditedDelivered = async (stage: Stage) => {
  const id = await creditedDeliverable(stage)
  await stage.seller.api('POST', `/credit-notes/${id}/peppol-delivery`)
  return id
}
/** Paid late, by an organisation that has a rule for it. */
const late = async (stage: Stage): Promise<string> => {
  const { seller, things } = stage
  const lateFeeRule = { kind: 'fixed', amount: 10, currency: 'EUR', afterDays: 1 }
  await seller.api('PATCH', `/organisations/${things.organisation}`, { lateFeeRule })
  const id = await post(stage, '/invoices', {
    ...{ customerId: await customer(stage), currency: 'EUR', issueDate: '2026-01-02', dueDate: '2026-01-16' },
    lineItems: [{ description: 'Rolls', quantity: 1, unitPrice: '140.76' }],
  })
  await seller.api('POST', `/invoices/${id}/send`)
  return id
}
const link = async (stage: Stage) => (await stage.seller.bill(AS_IT_IS)).url.split('/').at(-1) ?? ''

/** An invoice about which its payer has asked, and the question. */
const asked = async (stage: Stage): Promise<void> => {
  const { seller, things } = stage
  const bill = await seller.bill(AS_IT_IS)
  const token = bill.url.split('/').at(-1)
  await seller.api('POST', `/i/${token}/question`, { kind: 'question', text: 'Is delivery included?' })
  things.asked = bill.id
  things.question = await firstOf(seller.api, `/invoices/${bill.id}/questions`)
}
const inTwoWeeks = async () => new Date(Date.now() + 14 * 86_400_000).toISOString().slice(0, 10)

const ordered = async (stage: Stage): Promise<string> => {
  const { seller, things } = stage
  const article = await seller.api<{ Id: number }>('POST', '/articles', {
    ...{ Name: 'Haircut', ArticleTypeId: 1, Price: 45, CurrencyId: 'EUR' },
  })
  things.article = String(article.Id)
  const checkout = await seller.api<{ SessionId: string }>('POST', '/payment/stripe/v1/checkout', {
    ...{ CompanyId: things.organisation, CountryCode: 'DE', InternalReferenceId: crypto.randomUUID() },
    Articles: [{ ArticleId: article.Id }],
  })
  return checkout.SessionId
}
const paidOrder = async (stage: Stage): Promise<string> => {
  const SessionId = await ordered(stage)
  await stage.sandbox.post(`checkout_sessions/${SessionId}/pay`, { payment_method: 'pm_card_visa' })
  const status = async () =>
    (
      await stage.seller.api<{ Status: string }>('POST', '/payment/stripe/v1/checkout/status', {
        ...{ CompanyId: stage.things.organisation, SessionId },
      })
    ).Status
  await expect.poll(status).toBe('complete')
  return SessionId
}

/** A green square. */
const PICTURE =
  'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAMAAADz0U65AAAAA1BMVEUdXFW+i7raAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAADElEQVQImWNgoA4AAABIAAF7pRHIAAAAAElFTkSuQmCC'
const uploaded = async ({ seller, things }: Stage): Promise<void> => {
  await seller.api('PUT', `/organisations/${things.organisation}/logo`, { picture: PICTURE })
}

const ofGermanText: Tour[string] = {
  before: async ({ things }) => {
    Object.assign(things, { language: 'de', occasion: 'after' })
  },
  path: { language: 'language', occasion: 'occasion' },
}

/** As lib/words/autopay-terms.ts has it. */
const AUTOPAY_TERMS = '2026-11-30'

/** Offered by the seller of the link that is at hand. */
const offering = async ({ seller, things }: Stage): Promise<void> => {
  await seller.api('PATCH', `/organisations/${things.organisation}`, { offersAutopay: true })
}
/** A bill that is paid, and no automatic payment yet. */
const settledOffering = async (stage: Stage): Promise<string> => {
  await offering(stage)
  const { bill } = await paidBill(stage)
  return bill.url.split('/').at(-1) ?? ''
}
/** A customer who has agreed, and paid by it. */
const agreed = async (stage: Stage): Promise<string> => {
  await offering(stage)
  const bill = await stage.seller.bill(AS_IT_IS)
  const page = `/i/${bill.url.split('/').at(-1)}`
  const { version } = await stage.seller.api<{ version: string }>('POST', `${page}/autopay`, {
    version: AUTOPAY_TERMS,
  })
  expect(version).toBe(AUTOPAY_TERMS)
  const { clientSecret } = await stage.seller.api<{ clientSecret: string }>(
    'POST',
    `${page}/checkout-session`,
  )
  await stage.sandbox.post(`payment_intents/${clientSecret.split('_secret_')[0]}/pay`, {
    payment_method: 'pm_card_visa',
  })
  const consent = async () =>
    (await stage.seller.api<{ consent: object | null }>('GET', `/customers/${bill.customerId}/autopay`))
      .consent
  await expect.poll(consent).not.toBeNull()
  return bill.customerId
}

export const PLATFORM_TOUR: Tour = {
  agreeToAutopay: { before: offering },
  agreeToAutopayWithoutPaying: { before: set('settled', settledOffering), path: { token: 'settled' } },
  getCustomerAutopay: { before: set('agreed', agreed), path: { id: 'agreed' } },
  endCustomerAutopay: { before: set('agreed', agreed), path: { id: 'agreed' } },
  readUploadedLogo: { before: uploaded },
  inviteMember: { fields: { email: 'email' }, makes: 'member' },
  removeMember: { before: set('member', member) },
  sendInvitationAgain: { before: set('member', member) },
  resetPaymentAccount: { before: set('lost', lostOrganisation), path: { id: 'lost' } },
  createCustomer: { makes: 'customer' },
  deleteCustomer: { before: set('spare', customer), path: { id: 'spare' } },
  mergeCustomerIntoAnother: {
    before: set('double', customer),
    path: { id: 'double' },
    fields: { into: 'customer' },
  },
  makeCustomerAnonymous: { before: set('spare', customer), path: { id: 'spare' } },
  eraseCustomer: { before: set('spare', customer), path: { id: 'spare' } },
  createDraftInvoice: { makes: 'invoice' },
  downloadInvoice: { before: set('sentInvoice', sent), path: { id: 'sentInvoice' } },
  sendInvoiceByPeppol: { before: set('deliverable', deliverable), path: { id: 'deliverable' } },
  readHowInvoiceStandsWithPeppol: { before: set('delivered', delivered), path: { id: 'delivered' } },
  sendCreditNoteByPeppol: {
    before: set('deliverableNote', creditedDeliverable),
    path: { id: 'deliverableNote' },
  },
  readHowCreditNoteStandsWithPeppol: {
    before: set('sentNote', creditedDelivered),
    path: { id: 'sentNote' },
  },
  voidInvoice: { before: set('spareInvoice', draft), path: { id: 'spareInvoice' } },
  createTaxRate: { makes: 'taxRate' },
  deleteTaxRate: {
    before: set('spareRate', ({ seller }) =>
      seller
        .api<{ id: string }>('POST', '/tax-rates', { code: crypto.randomUUID(), name: 'Spare', rate: 3 })
        .then(({ id }) => id),
    ),
    path: { id: 'spareRate' },
  },
  writeTextReminders: ofGermanText,
  removeTextReminders: ofGermanText,
  readRemindersInvoice: { before: set('invoice', sent) },
  sendReminderNow: { before: set('invoice', sent) },
  listPaymentsInvoice: { before: set('invoice', sent) },
  recordManualPayment: { before: set('invoice', sent) },
  refundPaymentInFullOrInPart: { before: paid, path: { id: 'paidInvoice' }, makes: 'refund' },
  giveBackOrKeepWhatWasOverpaid: {
    before: set('overpaid', async (stage) => (await overpaidBill(stage)).id),
    path: { id: 'overpaid' },
  },
  chargeLateFee: { before: set('late', late), path: { id: 'late' } },
  setPaymentPlan: { before: set('planned', sent), path: { id: 'planned' } },
  payInvoiceFromItsCustomersCredit: { before: set('owed', withCredit), path: { id: 'owed' } },
  createRecurringInvoice: { fields: { customerId: 'customer' }, makes: 'recurringInvoice' },
  createDraftCreditNote: {
    before: set('creditable', sent),
    fields: { invoiceId: 'creditable' },
    makes: 'creditNote',
  },
  deleteDraftCreditNote: { before: set('spareCreditNote', creditDraft), path: { id: 'spareCreditNote' } },
  readDispute: { before: set('dispute', disputed) },
  readPayout: { before: set('payout', paidOut) },
  readInvoiceByItsLink: { before: set('token', link) },
  closeQuestion: { before: asked, path: { id: 'asked', questionId: 'question' } },
  promiseToPay: { before: set('day', inTwoWeeks), fields: { date: 'day' } },
  enterOpenCheckout: { before: set('checkout', ordered) },
  createArticle: { makes: 'article' },
  createAPIKey: { makes: 'key' },
  createAPIKeyForOneOrganisation: { makes: 'key' },
  // Nothing is paused here.
  liftPauseOfCardPayments: { refused: 409 },
  comparePaymentWithStripeAgain: { refused: 404 },
  endMoneySetAside: { refused: 404 },
  liftPauseByHand: { refused: 404 },
  takeEventStripeInAgain: { refused: 404 },
  sendAgainWhatWasGivenUp: { refused: 404 },
  downloadExport: { before: set('kind', async () => 'invoices'), path: { kind: 'kind' } },
  readEvent: { before: set('event', ({ seller }) => firstOf(seller.api, '/events')) },
  createWebhookSubscription: { makes: 'subscription' },
  deleteWebhookSubscription: {
    before: set('spareHook', ({ seller, things }) =>
      seller.api<{ id: string }>('POST', '/webhook-subscriptions', { url: things.hook }).then(({ id }) => id),
    ),
    path: { id: 'spareHook' },
  },
  sendTestEvent: { makes: 'delivery' },
}

const reference = set('reference', async () => crypto.randomUUID())

export const CHECKOUT_TOUR: Tour = {
  createCheckout: {
    before: async (stage) => {
      await ordered(stage)
      await reference(stage)
    },
    fields: { ArticleId: 'article', InternalReferenceId: 'reference' },
    makes: 'checkout',
    from: 'SessionId',
  },
  createCheckoutByScriptTag: {
    before: async (stage) => {
      await reference(stage)
      await ordered(stage)
      stage.things.rows = JSON.stringify([{ ArticleId: Number(stage.things.article) }])
    },
    fields: { InternalReferenceId: 'reference', Articles: 'rows' },
  },
  readHowCheckoutStands: { fields: { SessionId: 'checkout' } },
  lookUpHowCheckoutStands: { fields: { SessionId: 'checkout' } },
  refundCheckout: { before: set('checkout', paidOrder), fields: { SessionId: 'checkout' } },
  createArticle: { makes: 'article', from: 'Id' },
}

async function paidSession({ app, sandbox, things }: Stage): Promise<string> {
  const headers = { authorization: `Bearer ${things.bearer}`, 'content-type': 'application/json' }
  const made = await fetch(`${app.url}/api/v1/sessions`, {
    method: 'POST',
    headers: { ...headers, 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify({
      ...{ orderReference: crypto.randomUUID(), paymentMethod: 'card', currency: 'AUD' },
      amount: { total: 140.76 },
      orderItems: [{ name: 'Headphones', sku: 'WH-100', quantity: 1, unitPrice: 140.76 }],
    }),
  })
  const { sessionId } = (await made.json()) as { sessionId: string }
  const read = async () => {
    const answer = await fetch(`${app.url}/api/v1/sessions/${sessionId}`, { headers })
    return (await answer.json()) as { status: string; provider: { reference: string } }
  }
  await sandbox.post(`checkout_sessions/${(await read()).provider.reference}/pay`, {
    payment_method: 'pm_card_visa',
  })
  await expect.poll(async () => (await read()).status).toBe('SUCCEEDED')
  return sessionId
}

export const SESSIONS_TOUR: Tour = {
  createSession: {
    before: reference,
    fields: { orderReference: 'reference' },
    makes: 'session',
    from: 'sessionId',
  },
  refundSession: { before: set('paidSession', paidSession), path: { id: 'paidSession' } },
  createKeyApplication: { makes: 'key' },
  connectPaymentProvider: { fields: { apiKey: 'shopKey' }, makes: 'connection' },
  changeProviderConnection: { fields: { apiKey: 'shopKey' } },
  createWebhook: { makes: 'webhook' },
  deleteWebhook: {
    before: set('spareWebhook', (stage) =>
      post(stage, `/api/v1/applications/${stage.things.application}/webhooks`, { url: stage.things.hook }),
    ),
    path: { webhookId: 'spareWebhook' },
  },
  sendTestEvent: { makes: 'delivery' },
}
