// Every letter in every language, light and dark, as HTML and as plain text: nothing is missing, and all of it can be read.
import { writeFile } from 'node:fs/promises'
import { expect } from 'vitest'
import { outbox } from '@/db/schema/mail'
import { memberships, operatorVisits } from '@/db/schema/organisations'
import { changeCustomer } from '@/lib/customers/change'
import { newId } from '@/lib/ids'
import { isSellerEvent, NOTICES, PERSONAL_EVENTS } from '@/lib/notifications/notices'
import { changeOrganisation } from '@/lib/organisations/change'
import { findOrganisation } from '@/lib/organisations/find'
import { type Business, openBusiness } from '@/lib/testing/business'
import { withBusiness as it } from '@/lib/testing/fixtures'
import { sampleOf } from '@/lib/testing/letter-sample'
import { autopayLetters, otherLetters, type Told } from '@/lib/testing/other-letters'
import { payerLetters } from '@/lib/testing/payer-letters'
import { happen } from '@/lib/testing/seller-letters'
import { directionOf, TONGUES, type Tongue } from '@/lib/words/tongues'
import { composeLetter, composeMail, LETTER_KINDS } from './compose'
import { listLetters } from './preview'
import { readSamples, type Sample, samplesFile } from './samples'

const isPublishing = process.env.PUBLISH_LETTERS === 'yes'

/** To somebody about their own access: in English, because nothing is known of who reads them; seen in tests of their own. */
const PERSONAL = ['proof-code', 'sign-in-link', 'security-change']
/** In English, as the pages about them. */
const ENGLISH = ['operator-visit', 'webhook-disabled']

async function sellersLetters(business: Business): Promise<Told[]> {
  const told: Told[] = []
  for (const event of PERSONAL_EVENTS.filter(isSellerEvent)) {
    const content = await happen(business, event)
    told.push({ kind: NOTICES[event].mail.sellers, content })
  }
  return told
}

/** What a reader sees of it, piece by piece. */
const piecesOf = (html: string): string[] =>
  html
    .replaceAll(/<style[\s\S]*?<\/style>|<title>[\s\S]*?<\/title>/g, '')
    .split(/<[^>]+>/)
    .map(plain)
    .filter((piece) => piece !== '')

const plain = (text: string): string =>
  text
    .replaceAll(/&(amp|lt|gt|quot|#39|nbsp);/g, (_, name: string) => ENTITIES[name] ?? '')
    .replaceAll(/[\u200e\u200f\u2066-\u2069\ufeff]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' }

const share = (hex: string, at: number): number => {
  const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
}
const light = (hex: string): number =>
  0.2126 * share(hex, 1) + 0.7152 * share(hex, 3) + 0.0722 * share(hex, 5)
function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [light(a), light(b)].toSorted((x, y) => x - y)
  return (high + 0.05) / (low + 0.05)
}

/** Elements that set a colour of their own: by which class they are turned in the dark, and on what they stand. */
function coloured(html: string): { classes: string[]; colour: string; ground: string | undefined }[] {
  const body = html.slice(html.indexOf('<body'))
  return [...body.matchAll(/<\w+([^>]*?[;"]color:(#[0-9a-f]{6})[^>]*)>/gi)].map(
    ([, tag = '', colour = '']) => ({
      classes: (/class="([^"]*)"/.exec(tag)?.[1] ?? '').split(' '),
      colour,
      // The button's own, which stands right before its words.
      ground: tag.includes('display:inline-block')
        ? /bgcolor="(#[0-9a-f]{6})"[^>]*>(?=<a [^>]*display:inline-block)/i.exec(body)?.[1]
        : undefined,
    }),
  )
}

function expectReadable(html: string, kind: string): void {
  const dark = new Map(
    [...html.matchAll(/\.(\w+)\{(?:background|color):(#[0-9a-f]{6})!important\}/g)].map(
      ([, name = '', colour = '']) => [name, colour],
    ),
  )
  const paper = dark.get('paper') ?? ''
  expect([...dark.keys()].toSorted(), kind).toEqual(['faint', 'ink', 'page', 'paper'])
  const found = coloured(html)
  expect(found.length, kind).toBeGreaterThan(2)
  for (const { classes, colour, ground } of found) {
    expect(contrast(colour, ground ?? '#ffffff'), `${kind}, light: ${colour}`).toBeGreaterThanOrEqual(4.5)
    if (ground) continue
    const turned = classes.map((name) => dark.get(name)).find((it) => it !== undefined)
    expect(turned, `${kind}: ${colour} stays as it is in the dark`).toBeDefined()
    expect(contrast(turned ?? '', paper), `${kind}, dark: ${turned}`).toBeGreaterThanOrEqual(4.5)
  }
}

it.afterEach(async ({ house }) => {
  for (const table of [memberships, operatorVisits]) await house.db.delete(table)
  await house.db.delete(outbox)
})

it.for(TONGUES)(
  'every letter in %s is whole, as HTML and as plain text, light and dark',
  { timeout: 240_000 },
  async (tongue: Tongue, { house }) => {
    const business = await openBusiness(house)
    const { customerId, organisationId } = business
    await changeOrganisation(house, organisationId, {
      locale: tongue,
      primaryColour: '#7ac74f',
      attachesDocuments: false,
    })
    await changeCustomer(house, organisationId, customerId, { locale: tongue })
    const issued = Object.entries(await payerLetters(business)).map(([kind, content]) => ({ kind, content }))
    const told = [
      ...issued,
      ...(await otherLetters(business)),
      ...(await autopayLetters(business)),
      ...(await sellersLetters(business)),
    ]
    const known = new Set([...told.map(({ kind }) => kind), ...PERSONAL, 'invoice-copy'])
    expect([...known].toSorted()).toEqual(LETTER_KINDS.toSorted())
    const samples: Sample[] = []
    const { name } = await findOrganisation(house, organisationId)
    for (const { content, kind } of told) {
      const letter = await composeLetter(house, { kind, content })
      samples.push(sampleOf(kind, letter.content, { name, now: house.clock.now() }))
      const { html, subject, text } = await composeMail(house, { id: newId(), kind, content })
      const [drawn, written] = [String(html), plain(String(text))]
      const spoken = ENGLISH.includes(kind) ? 'en' : tongue
      const [, lang, direction] = /<html lang="([a-z]+)[^"]*" dir="(\w+)"/.exec(drawn) ?? []
      expect([lang, direction], kind).toEqual([spoken, directionOf(spoken)])
      // A link may spell anything.
      expect(`${String(subject)} ${written.replaceAll(/https?:\S+/g, '')}`, kind).not.toMatch(
        /\{\w+\}|undefined|\bnull\b|NaN|\[object|Invalid Date/,
      )
      for (const piece of piecesOf(drawn)) expect(written, `${kind}: ${piece}`).toContain(piece)
      for (const [, url = ''] of drawn.matchAll(/href="([^"]+)"/g))
        expect(written, kind).toContain(plain(url))
      expectReadable(drawn, kind)
    }
    if (isPublishing) await writeFile(samplesFile(tongue), `${JSON.stringify(samples, null, 1)}\n`)
    // What the settings show of each is what it says: `npm run letters:publish` writes it down anew.
    expect(await readSamples(tongue)).toEqual(samples)
    expect(samples.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(listLetters().map(({ kind }) => kind)),
    )
  },
)
