// Reads UBL strictly: well-formed, in the right namespaces, every value that is asked for there once.
import { XmlDocument, XmlElement, XmlError } from 'libxml2-wasm'
import { unacceptable } from './error'

const UBL = 'urn:oasis:names:specification:ubl:schema:xsd'
const BASIC = `${UBL}:CommonBasicComponents-2`
const AGGREGATE = `${UBL}:CommonAggregateComponents-2`

/** An element as plain values, named without its prefix. */
export interface Element {
  name: string
  attributes: Record<string, string>
  text: string
  children: Element[]
}

const isKnown = (element: XmlElement, isRoot: boolean): boolean =>
  isRoot
    ? element.namespaceUri === `${UBL}:${element.name}-2`
    : element.namespaceUri === BASIC || element.namespaceUri === AGGREGATE

function elementOf(element: XmlElement, isRoot = false): Element {
  if (!isKnown(element, isRoot))
    throw unacceptable('document-invalid', `${element.name} is in a namespace that UBL 2.1 does not have.`)
  const children: Element[] = []
  for (let child = element.firstChild; child; child = child.next)
    if (child instanceof XmlElement) children.push(elementOf(child))
  return {
    name: element.name,
    attributes: Object.fromEntries(element.attrs.map(({ name, value }) => [name, value])),
    text: children.length === 0 ? element.content.trim() : '',
    children,
  }
}

/** A document type would let it name files of ours. */
const DOCTYPE = /<!DOCTYPE/i

/** Throws `PeppolError` for what is not well-formed, or no Invoice or CreditNote of UBL 2.1. */
export function readUbl(bytes: Uint8Array): Element {
  const text = new TextDecoder('utf-8').decode(bytes)
  if (DOCTYPE.test(text)) throw unacceptable('document-invalid', 'The document must have no DOCTYPE.')
  try {
    const document = XmlDocument.fromBuffer(bytes)
    try {
      return elementOf(document.root, true)
    } finally {
      document.dispose()
    }
  } catch (error) {
    if (!(error instanceof XmlError)) throw error
    throw unacceptable('document-invalid', 'The document is not well-formed XML.')
  }
}

/** All that a path of names leads to. */
export const allAt = (element: Element, path: string): Element[] =>
  path
    .split('/')
    .reduce<Element[]>(
      (found, name) => found.flatMap(({ children }) => children.filter((child) => child.name === name)),
      [element],
    )

/** The one that is there. Throws where it is missing, empty, or there twice. */
export function oneAt(element: Element, path: string): Element {
  const found = allAt(element, path)
  const [first] = found
  if (!first || found.length > 1 || (first.text === '' && first.children.length === 0))
    throw unacceptable('document-invalid', `${element.name}/${path} must be there, once.`)
  return first
}
