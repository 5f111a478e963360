// A mail about an issued document says what that says, whatever is edited afterwards; only where it goes follows.
import { eq, sql } from 'drizzle-orm'
import { expect } from 'vitest'
import { issuedDocuments } from '@/db/schema/documents'
import { invoices } from '@/db/schema/invoices'
import { changeCustomer } from '@/lib/customers/change'
import { NOTICES } from '@/lib/notifications/notices'
import { changeOrganisation } from '@/lib/organisations/change'
import type { Mail } from '@/lib/outbox/mail'
import { type Business, sendBill } from '@/lib/testing/business'
import { withFreshBusiness as it } from '@/lib/testing/fixtures'
import { insertPayment, payerLetters } from '@/lib/testing/payer-letters'
import { composeMail } from './compose'

async function editEverything({ customerId, house, organisationId }: Business): Promise<void> {
  const address = { line1: 'Rue Neuve 1', city: 'Lyon', postalCode: '69001', country: 'FR' }
  await changeOrganisation(house, organisationId, {
    ...{ name: 'Edited', legalName: 'Edited SARL', tradingName: 'Edited again', address },
    ...{
      contactName: 'Edited',
      contactEmail: 'edited@example.com',
      phone: '+33 1 23',
      website: 'https://e.fr',
    },
    ...{ taxNumber: '1', vatNumber: 'FR40303265045', companyRegistrationNumber: '1', sellerId: '1' },
    ...{ locale: 'fr-FR', documentFooter: 'Edited', latePaymentFee: 'Edited', primaryColour: '#123456' },
    ...{ logoUrl: 'https://edited.example/logo.png', bankDetails: { iban: 'DE89370400440532013000' } },
  })
  await changeCustomer(house, organisationId, customerId, {
    ...{
      name: 'Edited buyer',
      legalName: 'Edited buyer',
      address,
      locale: 'ja-JP',
      buyerReference: 'Edited',
    },
    ...{ vatNumber: 'FR40303265045', companyRegistrationNumber: '1' },
  })
}

const written = async ({ house }: Business, about: Record<string, object>) => {
  const told = new Map<string, Omit<Mail, 'replyTo'>>()
  for (const [kind, content] of Object.entries(about)) {
    const { replyTo: _, ...mail } = await composeMail(house, { id: '4711', kind, content })
    told.set(kind, mail)
  }
  return told
}

// promise 143
it('every mail to a payer is the same after every edit', async ({ business, house }) => {
  const about = await payerLetters(business)
  // What is of today: a statement is of many documents, and these say what is owed, agreed or asked now. A copy is written as
  // the first mail is.
  const ofToday = /^(?:statement|reminder|autopay-.*|fresh-link|question-answered|invoice-copy)$/
  const toPayers = Object.values(NOTICES).flatMap(({ mail }) => ('payer' in mail ? [mail.payer] : []))
  expect(Object.keys(about).toSorted()).toEqual(toPayers.filter((kind) => !ofToday.test(kind)).toSorted())
  const before = await written(business, about)
  await editEverything(business)
  const after = await written(business, about)
  for (const [kind, mail] of before) expect(after.get(kind), kind).toEqual(mail)

  const address = 'new@lindenhof.example'
  await changeCustomer(house, business.organisationId, business.customerId, { email: address })
  await changeOrganisation(house, business.organisationId, { email: 'neu@morgenrot.example' })
  for (const [kind, content] of Object.entries(about)) {
    const mail = await composeMail(house, { id: '4711', kind, content })
    expect(mail, kind).toMatchObject({ to: [{ address }], replyTo: { address: 'neu@morgenrot.example' } })
  }
})

// promise 143
it('what a version before has sent is named as it stands when a letter first asks, and as it is where that cannot be kept', async ({
  business,
  house,
}) => {
  const { invoiceId } = await sendBill(business)
  await house.db.delete(issuedDocuments).where(eq(issuedDocuments.invoiceId, invoiceId))
  const paymentId = await insertPayment(business, invoiceId, 'succeeded')
  const compose = () => composeMail(house, { id: '4711', kind: 'receipt', content: { paymentId } })
  const first = await compose()
  await editEverything(business)
  expect({ ...(await compose()), replyTo: first.replyTo }).toEqual(first)

  await house.db.execute(
    sql`update issued_documents set snapshot = '{}' where invoice_id = ${invoiceId}::uuid`,
  )
  await house.db.update(invoices).set({ contentsErasedAt: new Date() }).where(eq(invoices.id, invoiceId))
  expect(await compose()).toMatchObject({ from: { name: 'Edited' } })
})
