// What the letters say, to whom, in which language; and that nobody can write into them.
import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { issuedDocuments } from '@/db/schema/documents'
import { customers } from '@/db/schema/invoices'
import { outbox } from '@/db/schema/mail'
import { organisations } from '@/db/schema/organisations'
import { payments, refunds } from '@/db/schema/payments'
import { transact } from '@/db/transact'
import { createCreditNote } from '@/lib/credit-notes/create'
import type { CustomerFields } from '@/lib/customers/customer'
import { sendInvoice } from '@/lib/documents/send-invoice'
import { newId } from '@/lib/ids'
import { countInvariants } from '@/lib/invariants'
import { createInvoice } from '@/lib/invoices/create'
import { createMember } from '@/lib/organisations/members'
import type { OrganisationFields } from '@/lib/organisations/organisation'
import { type LetterKind, type Letters, writeLetter } from '@/lib/outbox/outbox'
import { documentFile } from '@/lib/payment-views/document-file'
import { issueCreditNote } from '@/lib/payments/issue-credit-note'
import { withMail } from '@/lib/testing/fixtures'
import type { TestHouse } from '@/lib/testing/house'
import type { MailServer } from '@/lib/testing/mail-server'
import { testPeople } from '@/lib/testing/people'
import { sendLetters } from './compose'

const it = withMail.extend('needs', ({ server }) => ({
  env: { SMTP_URL: server.url, MAIL_FROM: 'Remit <invoices@remit.example>' },
}))
it.beforeEach(async ({ house, server }) => {
  await house.db.delete(outbox)
  server.mails.length = 0
})

async function story(
  house: TestHouse,
  customer: Partial<CustomerFields> = {},
  organisation: Partial<OrganisationFields> = {},
  unitPrice = '140.76',
) {
  const people = await testPeople(house, { customer, organisation })
  const { customerId, organisationId } = people
  const currency = organisation.defaultCurrency ?? 'EUR'
  const lineItems = [{ description: 'Bread', quantity: 1, unitPrice }]
  const dates = { issueDate: '2026-11-02', dueDate: '2999-01-31' }
  const order = {
    id: newId(),
    organisationId,
    customerId,
    currency,
    lineItems,
    ...dates,
    memo: 'For <b>November</b>',
  }
  const { id: invoiceId } = await sendInvoice(house, organisationId, (await createInvoice(house, order)).id)
  return { ...people, invoiceId }
}

async function pay(
  house: TestHouse,
  { invoiceId, organisationId }: { invoiceId: string; organisationId: string },
  email?: string,
) {
  const id = newId()
  await house.db.insert(payments).values({
    id,
    organisationId,
    invoiceId,
    source: 'stripe',
    state: 'succeeded',
    livemode: false,
    amountMinor: 14_076,
    feeMinor: 352,
    platformFeeMinor: 141,
    clientFeeMinor: 211,
    currency: 'EUR',
    method: { type: 'card', brand: 'visa', last4: '4242', wallet: 'apple_pay', country: 'DE' },
    billing: { name: 'Jo Payer', email: email ?? null },
    succeededAt: new Date('2026-11-20T10:00:00Z'),
  })
  return id
}

async function mailed<K extends LetterKind>(
  server: MailServer,
  house: TestHouse,
  kind: K,
  content: Letters[K],
) {
  await house.db.delete(outbox)
  await transact(house.db, (tx) => writeLetter(tx, kind, newId(), content))
  await sendLetters(house)
  const [letter] = await house.db.select().from(outbox)
  const last = server.mails.at(-1)
  return {
    state: letter?.state,
    reason: letter?.lastError,
    to: last?.to,
    mail: last?.mail,
    raw: last?.raw ?? '',
  }
}

const plain = (text: string | undefined) => text?.replaceAll(/[\u00a0\u202f]/g, ' ')

describe('the invoice', () => {
  it('goes to the customer, from the organisation by name, with answers back to it', async ({
    house,
    server,
  }) => {
    const { invoiceId } = await story(house)
    const { mail, to } = await mailed(server, house, 'invoice-sent', { invoiceId })
    expect(to).toEqual(['office@sonnenschein.example'])
    expect(mail?.from).toMatchObject({ name: 'Bakery Lindenhof', address: 'invoices@remit.example' })
    expect(mail?.replyTo).toMatchObject([{ name: 'Bakery Lindenhof', address: 'hello@lindenhof.example' }])
    expect(plain(mail?.subject)).toBe('Rechnung INV-0001 von Bakery Lindenhof: 140,76 €')
    expect(plain(mail?.text)).toContain('fällig am 31. Januar 2999')
    expect(mail?.html).toContain('lang="de-DE" dir="ltr"')
    const link = /http:\/\/localhost:3000\/i\/[\w-]{43}/
    expect(link.exec(mail?.html ?? '')?.[0]).toBe(link.exec(mail?.text ?? '')?.[0])
  })

  // promise 21
  it.for([
    ['en-US', '€140.76', 'View and pay'],
    ['de-AT', '€ 140,76', 'Ansehen und bezahlen'],
    ['fr-FR', '140,76 €', 'Voir et payer'],
    ['es-ES', '140,76 €', 'Ver y pagar'],
    ['ja-JP', '€140.76', '請求書を確認して支払う'],
    ['fa-IR', '€140.76', 'View and pay'],
    ['mr-IN', '€140.76', 'View and pay'],
    [null, '140,76 €', 'Ansehen und bezahlen'],
  ] as const)('to a reader of %s says %s', async ([locale, amount, button], { house, server }) => {
    const { mail } = await mailed(server, house, 'invoice-sent', await story(house, { locale }))
    expect(plain(mail?.text)).toContain(amount)
    expect(mail?.text).toContain(button)
    expect(plain(mail?.html)).toContain(amount)
  })

  it.for(['ar-EG', 'ar-SA-u-ca-islamic'])(
    'is right to left in %s, as HTML and as text',
    async (locale, { house, server }) => {
      const { mail } = await mailed(
        server,
        house,
        'invoice-sent',
        await story(house, { locale, name: 'Ada (UK)' }),
      )
      expect(mail?.html).toMatch(/<html lang="ar-(?:EG|SA)" dir="rtl">/)
      expect(mail?.html).toContain('<td class="paper" dir="rtl"')
      expect(mail?.html).toMatch(/text-align:right/)
      expect(mail?.html).not.toMatch(/align="right"/)
      const bare = mail?.text?.replaceAll(/[\u061c\u200e\u200f\u2066-\u2069]/g, '')
      for (const said of ['عرض الفاتورة والدفع', '٣١ يناير ٢٩٩٩', '١٤٠٫٧٦', 'مرحبًا Ada (UK)،'])
        expect(bare).toContain(said)
      const lines = (mail?.text ?? '').split('\n').filter((line) => !/^$|^--$|^http|^For /.test(line))
      expect(lines.filter((line) => !line.startsWith('\u200f'))).toEqual([])
    },
  )

  it('is in the business’s language for customers without one', async ({ house, server }) => {
    const french = { locale: 'fr-CH', country: 'CH' }
    const { mail } = await mailed(server, house, 'invoice-sent', await story(house, { locale: null }, french))
    expect(mail?.text).toContain('Voir et payer')
    expect(mail?.html).toContain('lang="fr-CH"')
    const own = await mailed(server, house, 'invoice-sent', await story(house, { locale: 'en-GB' }, french))
    expect(own.mail?.text).toContain('View and pay')
  })

  it('shows as many decimals as the currency has', async ({ house, server }) => {
    const yen = await story(house, { locale: 'ja-JP' }, { country: 'JP', defaultCurrency: 'JPY' }, '1500')
    expect((await mailed(server, house, 'invoice-sent', yen)).mail?.text).toContain('￥1,500')
    const dinar = await story(house, { locale: 'en-KW' }, { country: 'KW', defaultCurrency: 'KWD' }, '5.120')
    expect(plain((await mailed(server, house, 'invoice-sent', dinar)).mail?.text)).toContain('KWD 5.120')
  })

  it('is not sent when the customer has no address, and says so', async ({ house, server }) => {
    const { state, reason } = await mailed(server, house, 'invoice-sent', await story(house, { email: null }))
    expect([state, reason]).toEqual(['moot', 'The customer has no email address.'])
    // Nothing is wrong with a customer without an address: nobody shall be called for it.
    expect((await countInvariants(house))['dead letter or event']).toBe(0)
  })

  // promise 143
  it('brings the document as it was issued, and says what that says, unless the organisation sends links alone', async ({
    house,
    server,
  }) => {
    const { customerId, invoiceId, organisationId } = await story(house)
    await house.db.update(customers).set({ name: 'Sold' }).where(eq(customers.id, customerId))
    await house.db
      .update(organisations)
      .set({ name: 'Renamed', locale: 'fr', primaryColour: '#123456' })
      .where(eq(organisations.id, organisationId))
    const first = await mailed(server, house, 'invoice-sent', { invoiceId })
    expect(first.mail?.html).not.toMatch(/Sold|Renamed|#123456/)
    const { bytes, name } = await documentFile(house, { invoiceId }, 'pdf')
    const [attached, ...others] = first.mail?.attachments ?? []
    expect([attached?.filename, attached?.mimeType, others]).toEqual([name, 'application/pdf', []])
    expect(Buffer.from(attached?.content as ArrayBuffer).equals(bytes)).toBe(true)
    const links = { attachesDocuments: false }
    await house.db.update(organisations).set(links).where(eq(organisations.id, organisationId))
    const second = await mailed(server, house, 'invoice-sent', { invoiceId })
    expect(second.mail?.attachments).toEqual([])
    expect(second.mail?.html).toBe(first.mail?.html)
  })

  // promise 99, promise 102
  it('escapes markup and line breaks', async ({ house, server }) => {
    const { customerId, invoiceId, organisationId } = await story(house)
    const name = '<img src=x onerror=alert(1)>"\r\nBcc: thief@example.com'
    await house.db
      .update(organisations)
      .set({ name, logoUrl: '"><script>' })
      .where(eq(organisations.id, organisationId))
    await house.db.update(customers).set({ name }).where(eq(customers.id, customerId))
    // As if it had been sent under these names: what was issued goes on saying what it said.
    await house.db.delete(issuedDocuments).where(eq(issuedDocuments.invoiceId, invoiceId))
    const { mail, raw, to } = await mailed(server, house, 'invoice-sent', { invoiceId })
    expect(to).toEqual(['office@sonnenschein.example'])
    expect(mail?.html).not.toMatch(/<img|<script|<b>November/)
    expect(mail?.html).toContain('&lt;img src=x')
    expect(mail?.bcc).toBeUndefined()
    expect(raw.split(/\r?\n\r?\n/)[0]).not.toMatch(/^bcc:/im)
  })
})

describe('the receipt', () => {
  it('goes to the address that was given with the payment, and to the customer', async ({
    house,
    server,
  }) => {
    const { mail, to } = await mailed(server, house, 'receipt', {
      paymentId: await pay(house, await story(house), 'jo@payer.example'),
    })
    expect(to).toEqual(['jo@payer.example', 'office@sonnenschein.example'])
    expect(plain(mail?.text)).toContain('Bezahlt: 140,76 €')
    expect(mail?.text).toContain('Apple Pay, Visa mit Endziffern 4242')
    expect(mail?.text).toContain('20. November 2026')
  })

  // promise 143
  it('says its number and brings its paper, unless the organisation sends links alone', async ({
    house,
    server,
  }) => {
    const told = await story(house)
    const paymentId = await pay(house, told)
    const first = await mailed(server, house, 'receipt', { paymentId })
    expect(plain(first.mail?.text)).toContain('Belegnummer: R-0001')
    const { bytes } = await documentFile(house, { paymentId }, 'pdf')
    const [attached, ...others] = first.mail?.attachments ?? []
    expect([attached?.filename, attached?.mimeType, others]).toEqual(['R-0001.pdf', 'application/pdf', []])
    expect(Buffer.from(attached?.content as ArrayBuffer).equals(bytes)).toBe(true)
    const links = { attachesDocuments: false }
    await house.db.update(organisations).set(links).where(eq(organisations.id, told.organisationId))
    const second = await mailed(server, house, 'receipt', { paymentId })
    expect([second.mail?.attachments, second.mail?.html]).toEqual([[], first.mail?.html])
  })

  it('goes to the customer alone where that address is none', async ({ house, server }) => {
    const { to } = await mailed(server, house, 'receipt', {
      paymentId: await pay(house, await story(house), 'a@b.example, c@d.example'),
    })
    expect(to).toEqual(['office@sonnenschein.example'])
  })
})

describe('the paid notice', () => {
  it('goes to the people of the organisation, and to its own address only where it has none', async ({
    house,
    server,
  }) => {
    const told = await story(house)
    const { organisationId } = told
    const paymentId = await pay(house, told)
    expect((await mailed(server, house, 'paid-notice', { paymentId })).to).toEqual([
      'hello@lindenhof.example',
    ])
    for (const [email, role] of [
      ['ada@lindenhof.example', 'Owner'],
      ['ben@lindenhof.example', 'Admin'],
      ['eve@lindenhof.example', 'Member'],
    ] as const)
      await createMember(house, { organisationId, email, role })
    const { mail, to } = await mailed(server, house, 'paid-notice', { paymentId })
    expect(to?.toSorted()).toEqual(['ada@lindenhof.example', 'ben@lindenhof.example'])
    expect(plain(mail?.subject)).toBe('Café Sonnenschein hat 140,76 € für Rechnung INV-0001 bezahlt')
    expect(plain(mail?.text)).toContain('Servicegebühr: 3,52 €')
    expect(mail?.text).not.toContain('/i/')
  })
})

describe('the refund notice', () => {
  const refund = async (
    server: MailServer,
    house: TestHouse,
    state: 'pending' | 'failed',
    origin: 'api' | 'surplus' | 'overpayment' = 'api',
    amountMinor = 2_000,
  ) => {
    const told = await story(house)
    const paymentId = await pay(house, told)
    const refundId = newId()
    const row = {
      id: refundId,
      organisationId: told.organisationId,
      paymentId,
      amountMinor,
      currency: 'EUR',
      state,
      origin,
    }
    await house.db.insert(refunds).values(row)
    return mailed(server, house, 'refund-notice', { refundId })
  }

  it('says how much comes back', async ({ house, server }) => {
    const { mail } = await refund(server, house, 'pending')
    expect(plain(mail?.text)).toContain('20,00 €')
    expect(mail?.text).toContain('Bakery Lindenhof erstattet Ihre Zahlung')
  })

  it('explains money that was paid twice', async ({ house, server }) => {
    const { mail } = await refund(server, house, 'pending', 'surplus', 14_076)
    expect(mail?.text).toContain('mehr als einmal bezahlt')
    for (const origin of ['surplus', 'overpayment'] as const)
      expect((await refund(server, house, 'pending', origin)).mail?.text).toContain('überzahlt')
  })

  it('is not sent when the refund has failed in the meantime', async ({ house, server }) => {
    expect(await refund(server, house, 'failed')).toMatchObject({
      state: 'moot',
      reason: 'The refund has failed.',
    })
  })
})

describe('a credit note', () => {
  it('goes to the customer with its paper when it is issued, and says that its amount is owed no longer', async ({
    house,
    server,
  }) => {
    const { invoiceId, organisationId } = await story(house)
    const id = newId()
    const order = { id, organisationId, invoiceId, amountMinor: 4_076, reason: 'Delivered too late' }
    await createCreditNote(house, order)
    await house.db.delete(outbox)
    await issueCreditNote(house, organisationId, id)
    await sendLetters(house)
    const last = server.mails.at(-1)
    expect(last?.to).toEqual(['office@sonnenschein.example'])
    expect(plain(last?.mail.subject)).toBe('Rechnungskorrektur CN-0001 von Bakery Lindenhof: 40,76 €')
    expect(last?.mail.text).toContain('Delivered too late')
    expect(last?.mail.attachments.map(({ filename }) => filename)).toEqual(['CN-0001.pdf'])
  })
})
