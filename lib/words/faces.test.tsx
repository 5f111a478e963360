// Page, letter, paper and checkout answer one customer in one way: the same language, digits, calendar and amount.
import { renderToStaticMarkup } from 'react-dom/server'
import { extractText, getDocumentProxy, getMeta } from 'unpdf'
import { describe, expect } from 'vitest'
import { renderDocument } from '@/components/documents/render'
import { Paper } from '@/components/invoice/paper'
import { standingOf } from '@/components/invoice/standing'
import { Summary } from '@/components/invoice/summary'
import { sendInvoice } from '@/lib/documents/send-invoice'
import { newId } from '@/lib/ids'
import { createInvoice } from '@/lib/invoices/create'
import { paymentUrlOf } from '@/lib/invoices/link'
import { composeMail } from '@/lib/letters/compose'
import { readDocumentByLink } from '@/lib/payment-views/read-document'
import { viewInvoice } from '@/lib/payment-views/view-invoice'
import { stripeLocaleOf } from '@/lib/stripe/locale'
import { withHouse } from '@/lib/testing/fixtures'
import type { TestHouse } from '@/lib/testing/house'
import { testPeople } from '@/lib/testing/people'
import { localeFor, readerFor } from './reader'

const it = withHouse.extend('needs', {
  env: { SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM: 'Remit <invoices@remit.example>' },
})

const DUE = '2999-01-31'
const MINOR = 1_234_056

async function everyFace(house: TestHouse, locale: string | null, country = 'DE') {
  const { customerId, organisationId } = await testPeople(house, {
    customer: { locale },
    organisation: { country },
  })
  const order = {
    ...{ id: newId(), organisationId, customerId, currency: 'EUR' as const, dueDate: DUE, memo: null },
    lineItems: [{ description: '–', quantity: 1, unitPrice: '12340.56' }],
  }
  const { id: invoiceId } = await sendInvoice(house, organisationId, (await createInvoice(house, order)).id)
  const token = (await paymentUrlOf(house, invoiceId))?.split('/').at(-1) ?? ''
  const view = await viewInvoice(house, token)
  if (!view) throw new Error('no view')
  const reader = readerFor(view.locale)
  const page = renderToStaticMarkup(
    <>
      <Summary standing={standingOf(view, reader)} currency={view.currency} locale={reader.locale} />
      <Paper view={view} reader={reader} />
    </>,
  )
  const { html, text } = await composeMail(house, {
    id: newId(),
    kind: 'invoice-sent',
    content: { invoiceId },
  })
  const bytes = await renderDocument(await readDocumentByLink(house, token, 'invoice'), {
    kind: 'invoice',
  })
  const pdf = await getDocumentProxy(bytes)
  const paper = (await extractText(pdf)).text.join('\n')
  const { info } = await getMeta(pdf)
  return { reader, page, html: String(html), text: String(text), paper, paperTag: info.Language as unknown }
}

/** Without what only steers the eye, or keeps words together. */
const bare = (text: string) => text.replaceAll(/[\s\u00a0\u202f\u061c\u200e\u200f\u2066-\u2069]/g, '')
/** Paper holds what runs from the right in the order in which it is drawn. */
const letters = (text: string) => [...bare(text).normalize('NFKC')].toSorted().join('')

/** Reads an amount as a person does: native digits, and whatever mark sets off the last two. */
function readBack(text: string): number {
  const latin = bare(text).replaceAll(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
  const [, whole = '', cents = ''] = /([\d.,٬’'\s]*)[.,٫](\d\d)(?!\d)/.exec(latin) ?? []
  return Number(whole.replaceAll(/\D/g, '') + cents)
}

/** The first digit, and by what follows every other one, is one of ours. */
const LATIN = /^\P{Nd}*[0-9]/u
const CASES: [locale: string | null, country: string, tag: string, digits: RegExp][] = [
  ['en-GB', 'DE', 'en-GB', LATIN],
  ['de-AT', 'DE', 'de-AT', LATIN],
  ['fr-FR', 'DE', 'fr-FR', LATIN],
  ['es-ES', 'DE', 'es-ES', LATIN],
  ['it-IT', 'DE', 'it-IT', LATIN],
  ['nl-BE', 'DE', 'nl-BE', LATIN],
  ['pl-PL', 'DE', 'pl-PL', LATIN],
  ['pt-BR', 'DE', 'pt-BR', LATIN],
  ['pt-PT', 'DE', 'pt-PT', LATIN],
  ['sv-SE', 'DE', 'sv-SE', LATIN],
  ['ja-JP', 'DE', 'ja-JP', LATIN],
  ['ja-JP-u-ca-japanese', 'DE', 'ja-JP', LATIN],
  ['ar-EG', 'DE', 'ar-EG', /[٠-٩]/],
  ['ar-AE', 'DE', 'ar-AE', LATIN],
  ['ar-SA-u-ca-islamic', 'DE', 'ar-SA', /[٠-٩]/],
  ['fa-IR', 'DE', 'en-IR', LATIN],
  ['mr-IN', 'DE', 'en-IN', LATIN],
  ['th-TH-u-ca-buddhist', 'DE', 'en-TH', LATIN],
  ['zh-TW', 'DE', 'en-TW', LATIN],
  ['nb-NO', 'DE', 'en-NO', LATIN],
  [null, 'DE', 'de-DE', LATIN],
  [null, 'PL', 'pl-PL', LATIN],
  [null, 'NO', 'en-NO', LATIN],
]

describe('one customer, one language and notation', () => {
  // promise 21
  it.for(CASES)(
    'who reads %s, by a seller in %s: in %s',
    { timeout: 240_000 },
    async ([locale, country, tag, digits], { house }) => {
      const { html, page, paper, paperTag, reader, text } = await everyFace(house, locale, country)
      expect(reader.tag).toBe(tag)
      expect(html).toContain(`<html lang="${tag}" dir="${reader.direction}">`)
      expect(paperTag).toBe(tag)

      const amount = reader.money(MINOR, 'EUR')
      const day = reader.day(DUE)
      expect(readBack(amount)).toBe(MINOR)
      expect(day).toMatch(/2999|٢٩٩٩/)
      expect(amount).toMatch(digits)
      if (digits === LATIN) expect(amount + day).not.toMatch(/[^\P{Nd}0-9]/u)
      for (const face of [page, html, text]) {
        expect(bare(face)).toContain(bare(amount))
        expect(bare(face)).toContain(bare(day))
      }
      const runs = reader.direction === 'rtl' ? letters : bare
      for (const said of [amount, day]) {
        if (reader.direction === 'ltr') expect(runs(paper)).toContain(runs(said))
        else {
          for (const letter of bare(said).normalize('NFKC')) expect(paper.normalize('NFKC')).toContain(letter)
          for (const run of said.match(/\p{Nd}+/gu) ?? []) expect(paper).toContain(run)
        }
      }

      for (const [face, key] of [
        [page, 'page.paper.total'],
        [html, 'mail.viewAndPay'],
        [text, 'mail.viewAndPay'],
      ] as const)
        expect(bare(face)).toContain(bare(reader.say(key)))
      if (reader.direction === 'ltr') expect(bare(paper)).toContain(bare(reader.say('page.paper.total')))
    },
  )
})

it.each([
  ['DE', 'de'],
  ['GB', 'en-GB'],
  ['MX', 'es-419'],
  ['BR', 'pt-BR'],
  ['PL', 'pl'],
  ['SE', 'sv'],
  // What we do not speak is English on every page, also on those of Stripe that could speak it.
  ['NO', 'en'],
  ['TH', 'en'],
  // Stripe does not speak what we speak.
  ['EG', 'auto'],
])('a checkout of somebody in %s: Stripe’s page is in %s, as ours', (country, locale) => {
  const { tongue } = readerFor({ country })
  const stripes = stripeLocaleOf(localeFor({ country }))
  expect(stripes).toBe(locale)
  if (stripes !== 'auto') expect(stripes.split('-')[0]).toBe(tongue)
})
