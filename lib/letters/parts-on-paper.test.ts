// The payment plan on what the payer gets: the mail, the PDF and the e-document say it as it was agreed when the invoice was sent.
import { extractText, getDocumentProxy } from 'unpdf'
import { expect } from 'vitest'
import { changeCustomer } from '@/lib/customers/change'
import { newId } from '@/lib/ids'
import { changeOrganisation } from '@/lib/organisations/change'
import { documentFile } from '@/lib/payment-views/document-file'
import { changePaymentPlan } from '@/lib/payments/change-plan'
import { recordManualPayment } from '@/lib/payments/record-manual'
import { sendBill } from '@/lib/testing/business'
import { withBusiness } from '@/lib/testing/fixtures'
import { dayIn, plusDays } from '@/lib/time-zone'
import { partDue, partNames } from '@/lib/words/part-words'
import { readerFor } from '@/lib/words/reader'
import { TONGUES } from '@/lib/words/tongues'
import { composeMail } from './compose'

/** With all that an e-document wants of the two. */
const it = withBusiness.extend('dealing', { scope: 'file' }, async ({ business, house }) => {
  const { customerId, organisationId } = business
  const address = { line1: 'Ring 1', postalCode: '10115', city: 'Berlin', country: 'DE' }
  await changeOrganisation(house, organisationId, { address, vatNumber: 'DE136695976' })
  await changeCustomer(house, organisationId, customerId, { address })
  return business
})

const plain = (text: unknown) => String(text).replaceAll(/[\s\u2066-\u2069\u200e\u200f]+/gu, ' ')

it('in every language, with each part, its day and its amount', async ({ dealing: business, house }) => {
  const { customerId, organisationId } = business
  const today = dayIn('UTC', house.clock.now())
  const parts = [
    { kind: 'deposit', dueOn: today, minor: 4_223 },
    { kind: 'instalment', dueOn: plusDays(today, 30), minor: 4_927 },
    { kind: 'instalment', dueOn: plusDays(today, 60), minor: 4_926 },
  ] as const
  for (const tongue of TONGUES) {
    await changeCustomer(house, organisationId, customerId, { locale: tongue })
    const { invoiceId } = await sendBill(business, {
      dueDate: plusDays(today, 60),
      paymentPlan: {
        deposit: { percent: 30 },
        instalments: parts.slice(1).map(({ dueOn }) => ({ dueDate: dueOn, percent: 35 })),
      },
    })
    const letter = { id: newId(), kind: 'invoice-sent', content: { invoiceId } }
    const mail = plain((await composeMail(house, letter)).text)
    const xml = plain(Buffer.from((await documentFile(house, { invoiceId }, 'ubl')).bytes).toString())
    const { bytes } = await documentFile(house, { invoiceId }, 'pdf')
    const pdf = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true })
    // Letters that are joined come back from a PDF in another order.
    const printed = tongue === 'ar' ? null : pdf.text.replaceAll(/\s/g, '')
    const reader = readerFor(tongue)
    const names = partNames(parts, reader)
    for (const [at, part] of parts.entries()) {
      const [name, amount, due] = [names[at] ?? '', reader.money(part.minor, 'EUR'), partDue(part, reader)]
      expect(mail, tongue).toContain(plain(`${name}: `))
      expect(mail, tongue).toContain(plain(`${amount} · ${due}`))
      expect(xml, tongue).toContain(plain(`${name}: ${amount}, ${due}`))
      if (printed)
        for (const said of [`${name} · ${due}`, amount])
          expect(printed, tongue).toContain(said.replaceAll(/\s/g, ''))
    }
  }
})

it('and another plan changes no byte of what was issued; the mail says what stands by then', async ({
  dealing: business,
  house,
}) => {
  const { customerId, organisationId } = business
  await changeCustomer(house, organisationId, customerId, { locale: 'en-GB' })
  const day = (days: number) => plusDays(dayIn('UTC', house.clock.now()), days)
  const half = (one: number, other: number) => ({
    instalments: [one, other].map((days) => ({ dueDate: day(days), percent: 50 })),
  })
  const { invoiceId } = await sendBill(business, { dueDate: day(80), paymentPlan: half(20, 50) })
  const filesOf = () =>
    Promise.all((['pdf', 'factur-x'] as const).map((it) => documentFile(house, { invoiceId }, it)))
  const before = await filesOf()
  await changePaymentPlan(house, organisationId, invoiceId, half(30, 70))
  expect((await filesOf()).map(({ sha256 }) => sha256)).toEqual(before.map(({ sha256 }) => sha256))
  // What is first asked for now says what was agreed then, too.
  const { bytes } = await documentFile(house, { invoiceId }, 'ubl')
  const reader = readerFor('en-GB')
  expect(Buffer.from(bytes).toString()).toContain(reader.day(day(20)))
  expect(Buffer.from(bytes).toString()).not.toContain(reader.day(day(30)))
  await recordManualPayment(house, organisationId, invoiceId, {
    ...{ id: newId(), amount: '70.38', paidAt: house.clock.now(), notes: null },
  })
  const letter = { id: newId(), kind: 'invoice-sent', content: { invoiceId } }
  const { text } = await composeMail(house, letter)
  expect(plain(text)).toContain('Instalment 1: €70.38 · Paid')
  expect(plain(text)).toContain(`Instalment 2: €70.38 · Due ${reader.day(day(70))}`)
})
