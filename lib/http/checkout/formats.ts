// The formats of the Checkout dialect: which one a caller wants, and an answer written in it.
import { Failure, invalidField } from '@/lib/failure/failure'
import type { Wishes } from '@/lib/http/call/dialect'

export type Format = 'json' | 'csv' | 'xml'

const FORMATS: readonly Format[] = ['json', 'csv', 'xml']

const MEDIA: Record<string, Format> = {
  'application/json': 'json',
  'text/json': 'json',
  'application/javascript': 'json',
  'text/javascript': 'json',
  'application/*': 'json',
  'text/csv': 'csv',
  'text/*': 'csv',
  'application/xml': 'xml',
  'text/xml': 'xml',
  '*/*': 'json',
}

const named = (name: string): Format | undefined => FORMATS.find((format) => format === name.toLowerCase())

/** Of the media types that we serve, the one that the caller likes best; the first of equals. */
function accepted(accept: string): Format | undefined {
  const offers = accept.split(',').map((part) => {
    const [type = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase())
    const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2)
    return { type, quality: quality === undefined ? 1 : Number(quality) }
  })
  const served = offers.filter(({ quality, type }) => Object.hasOwn(MEDIA, type) && quality > 0)
  const best = served.toSorted((a, b) => b.quality - a.quality)[0]
  return best && MEDIA[best.type]
}

/** A query parameter, its name in any case. */
export function wished({ query }: Wishes, name: string): string | undefined {
  const values = [...query].filter(([given]) => given.toLowerCase() === name).map(([, value]) => value)
  return values[0]
}

/** Path suffix beats `?format=` beats `Accept`. Undefined for what is not served. */
export function formatOf(wishes: Wishes): Format | undefined {
  const { accept, suffix } = wishes
  if (suffix !== null) return named(suffix)
  const asked = wished(wishes, 'format')
  if (asked !== undefined && asked !== '') return named(asked)
  return accept === null || accept.trim() === '' ? 'json' : accepted(accept)
}

const CALLBACK = /^[A-Za-z_$][\w$.]{0,63}$/

/** The function that a script tag wants to be called. Throws `Request.Invalid` for what is no plain name. */
export function callbackOf(wishes: Wishes): string | undefined {
  const names = [...wishes.query].filter(([given]) => given.toLowerCase() === 'callback')
  const [first] = names
  if (!first) return undefined
  if (names.length > 1 || !CALLBACK.test(first[1]))
    throw invalidField(
      '/callback',
      'Invalid',
      'callback must be a plain function name of at most 64 characters.',
    )
  return first[1]
}

/** Throws `Request.NotAcceptable`, or `Request.Invalid` for a bad callback, before anything is done. */
export function assertAnswerable(wishes: Wishes): { callback: string | undefined } {
  if (!formatOf(wishes)) throw new Failure('Request.NotAcceptable', 'Ask for json, csv or xml.')
  return { callback: callbackOf(wishes) }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A spreadsheet would take these for the beginning of a formula. */
const FORMULA = /^[=+\-@\t\r]/

function csvCell(value: unknown): string {
  const text =
    value === null || value === undefined
      ? ''
      : typeof value === 'object'
        ? JSON.stringify(value)
        : String(value)
  const harmless = typeof value === 'string' && FORMULA.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

/** Rows under the names of the first; a list inside an object is the rows (RFC 4180). */
function toCsv(value: unknown): string {
  const list = isRecord(value) ? Object.values(value).find(Array.isArray) : value
  const rows = (Array.isArray(list) ? list : [value]).filter(isRecord)
  const names = Object.keys(rows[0] ?? {})
  return [names, ...rows.map((row) => names.map((name) => row[name]))]
    .map((cells) => `${cells.map(csvCell).join(',')}\r\n`)
    .join('')
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** XML 1.0 cannot hold control characters, not even escaped. */
const NOT_IN_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu

const xmlText = (text: string): string =>
  text.replaceAll(NOT_IN_XML, '').replaceAll(/[&<>"]/g, (char) => ENTITIES[char] ?? char)

/** Names of ours are names; those of a caller's notes may begin with a digit. */
const xmlName = (name: string): string => (/^[A-Za-z_]/.test(name) ? name : `_${name}`)

/** What is null is left out. */
function toXml(name: string, value: unknown): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return `<${name}>${value.map((one) => toXml('Item', one)).join('')}</${name}>`
  const inner = isRecord(value)
    ? Object.entries(value)
        .map(([key, below]) => toXml(xmlName(key), below))
        .join('')
    : xmlText(String(value))
  return `<${name}>${inner}</${name}>`
}

/** JSON that is also JavaScript, wherever it stands. */
const toScript = (value: unknown): string =>
  JSON.stringify(value)
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029')
    .replaceAll('<', '\\u003c')

interface Written {
  text: string
  type: string
}

/** Writes a value. `callback` wraps JSON alone, and must have been checked. */
export function written(value: unknown, format: Format, callback: string | undefined): Written {
  if (format === 'csv') return { text: toCsv(value), type: 'text/csv' }
  if (format === 'xml')
    return {
      text: `<?xml version="1.0" encoding="utf-8"?>\n${toXml('Response', value)}`,
      type: 'application/xml',
    }
  if (callback === undefined) return { text: JSON.stringify(value), type: 'application/json' }
  return { text: `${callback}(${toScript(value)})`, type: 'application/javascript' }
}
