// What a letter looks like in one language, light or dark, of an organisation as it looks now: drawn like any letter that leaves.
import type { Env } from '@/lib/env'
import { NOTICES } from '@/lib/notifications/notices'
import { shownLogo } from '@/lib/organisations/logo-address'
import type { Organisation } from '@/lib/organisations/organisation'
import { readerFor } from '@/lib/words/reader'
import type { Tongue } from '@/lib/words/tongues'
import type { Content } from './letter'
import { renderHtml } from './render-html'
import { renderText } from './render-text'
import { readSamples, type Sample } from './samples'

export const SCHEMES = ['light', 'dark'] as const
export type Scheme = (typeof SCHEMES)[number]

export interface LetterPreview {
  subject: string
  text: string
  html: Record<Scheme, string>
}

/** Who writes where we write in our own name. */
const REMIT = { name: 'Remit', email: null, logoUrl: null, primaryColour: null }

/** Mail programs choose by themselves; here both are shown, whatever the one who looks prefers. */
const WHEN: Record<Scheme, string> = { light: 'not all', dark: 'all' }

/** Nothing in it leads anywhere. */
const inScheme = (html: string, scheme: Scheme): string =>
  html
    .replaceAll('(prefers-color-scheme:dark)', WHEN[scheme])
    .replaceAll(/ href="[^"]*"/g, '')
    .replace('<head>', `<head><meta name="color-scheme" content="${scheme}">`)

type Writer = Pick<Organisation, 'name' | 'email' | 'logoUrl' | 'logoSha256' | 'primaryColour'>

/** Undefined for a letter that there is not. */
export async function previewLetter(
  env: Pick<Env, 'appUrl' | 'authSecret'>,
  writer: Writer,
  kind: string,
  tongue: Tongue,
): Promise<LetterPreview | undefined> {
  const samples = await readSamples(tongue, { organisation: writer.name, app: env.appUrl })
  const found = samples.find((sample) => sample.kind === kind)
  if (!found) return undefined
  const content = contentOf(found, writer, tongue)
  // From our own origin, as on every page; a mail names the logo's own address.
  const logo = shownLogo(env, writer)
  const organisation = found.isOwn ? REMIT : { ...content.organisation, logoUrl: logo && env.appUrl + logo }
  const html = renderHtml({ ...content, organisation })
  return {
    subject: content.subject,
    text: renderText(content),
    html: { light: inScheme(html, 'light'), dark: inScheme(html, 'dark') },
  }
}

function contentOf({ kind: _, ...said }: Sample, writer: Writer, tongue: Tongue): Content {
  const { email, logoUrl, name, primaryColour } = writer
  return {
    ...said,
    reader: readerFor(said.isOwn ? 'en' : tongue),
    organisation: said.isOwn ? REMIT : { email, logoUrl, name, primaryColour },
  }
}

/** Whom a letter is for: customers, or the people of the organisation. */
export interface ListedLetter {
  kind: string
  isToPayers: boolean
}

/** Those that are about one organisation; what people get about their own access is nobody's to show. */
export function listLetters(): ListedLetter[] {
  const mails: Partial<Record<string, string>>[] = Object.values(NOTICES).map(({ mail }) => mail)
  const lettersTo = (reader: 'payer' | 'sellers') => mails.flatMap((mail) => mail[reader] ?? [])
  return [
    // A copy says what the invoice itself does.
    ...lettersTo('payer')
      .filter((kind) => kind !== 'invoice-copy')
      .map((kind) => ({ kind, isToPayers: true })),
    ...lettersTo('sellers').map((kind) => ({ kind, isToPayers: false })),
  ]
}
