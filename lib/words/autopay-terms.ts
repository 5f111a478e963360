// What a payer agrees to by the tick for automatic payment, word for word, and which edition of it.
import type { Reader } from './reader'

/** Named anew whenever the sentence means something else: who agreed to another edition has not agreed to this one. */
export const TERMS_VERSION = '2026-11-30'
/** Of the sentence that is about the invoice on the page, too. */
export const TERMS_VERSION_OF_THIS = '2026-11-30-this'

export const termsIn = ({ say }: Pick<Reader, 'say'>, organisation: string): string =>
  say('page.autopay.terms', { organisation })

/** Whether what was agreed to is today's words, of later invoices at the least. */
export const isCurrent = (version: string): boolean =>
  version === TERMS_VERSION || version === TERMS_VERSION_OF_THIS

/** Which invoices are collected by a means that is left without paying: later ones, or the one on the page as well. */
export type Covers = 'later' | 'this'

export const versionFor = (covers: Covers): string =>
  covers === 'this' ? TERMS_VERSION_OF_THIS : TERMS_VERSION

export const termsFor = (covers: Covers, { say }: Pick<Reader, 'say'>, organisation: string): string =>
  say(covers === 'this' ? 'page.autopay.termsOfThis' : 'page.autopay.terms', { organisation })

export const tickFor = (covers: Covers, { say }: Pick<Reader, 'say'>, organisation: string): string =>
  say(covers === 'this' ? 'page.autopay.tickOfThis' : 'page.autopay.tick', { organisation })
