// Writes XML that is well-formed whatever people typed: only elements, attributes and text, and never an empty element.

export interface Element {
  name: string
  attributes: Record<string, string>
  content: string | Element[]
}

/** What is not said has no element. */
export type Maybe = Element | null

/** Forbidden in XML 1.0, escaped or not. Halves of characters have been replaced before. */
// biome's rule about control characters is met by naming what is allowed.
const FORBIDDEN = /[^\t\n\u0020-\uFFFD\u{10000}-\u{10FFFF}]/gu

export const plainText = (text: string): string =>
  text.toWellFormed().replaceAll(/\r\n?/g, '\n').replaceAll(FORBIDDEN, '').trim()

/** An element of text; none for no text. */
export function leaf(
  name: string,
  text: string | null | undefined,
  attributes: Record<string, string> = {},
): Maybe {
  const content = plainText(text ?? '')
  return content === '' ? null : { name, attributes, content }
}

/** An element of elements; none for none. */
export function node(name: string, children: Maybe[]): Maybe {
  const content = children.filter((child) => child !== null)
  return content.length === 0 ? null : { name, attributes: {}, content }
}

const ESCAPED: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\t': '&#9;',
}

const escapedText = (text: string) => text.replaceAll(/[&<>]/g, (sign) => ESCAPED[sign] ?? '')
const escapedValue = (text: string) =>
  plainText(text).replaceAll(/[&<>"\n\t]/g, (sign) => ESCAPED[sign] ?? '')

function written({ attributes, content, name }: Element, indent: string): string {
  const tags = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapedValue(value)}"`)
  const opening = `${indent}<${name}${tags.join('')}>`
  if (typeof content === 'string') return `${opening}${escapedText(content)}</${name}>`
  const within = content.map((child) => written(child, `${indent}  `))
  return [opening, ...within, `${indent}</${name}>`].join('\n')
}

/** A whole document in UTF-8. `namespaces`: prefix, '' for the default → URI. */
export function xmlDocument(name: string, namespaces: Record<string, string>, children: Maybe[]): string {
  const attributes = Object.fromEntries(
    Object.entries(namespaces).map(([prefix, uri]) => [prefix ? `xmlns:${prefix}` : 'xmlns', uri]),
  )
  const content = children.filter((child) => child !== null)
  return `<?xml version="1.0" encoding="UTF-8"?>\n${written({ name, attributes, content }, '')}\n`
}
