// Parses a written e-document with libxml2, as its receiver would: what is read here does not come from the writer.
import { XmlDocument, XmlElement } from 'libxml2-wasm'

export interface Tree {
  /** With the prefix that is usual for its namespace, whatever the document calls it. */
  name: string
  attributes: Record<string, string>
  text: string
  children: Tree[]
}

const USUAL: Record<string, string> = {
  'urn:oasis:names:specification:ubl:schema:xsd:Invoice-2': 'ubl',
  'urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2': 'ubl',
  'urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2': 'cac',
  'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2': 'cbc',
  'urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100': 'rsm',
  'urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100': 'ram',
  'urn:un:unece:uncefact:data:standard:QualifiedDataType:100': 'qdt',
  'urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100': 'udt',
}

function treeOf(element: XmlElement): Tree {
  const children: Tree[] = []
  for (let child = element.firstChild; child; child = child.next)
    if (child instanceof XmlElement) children.push(treeOf(child))
  return {
    name: `${USUAL[element.namespaceUri] ?? '?'}:${element.name}`,
    attributes: Object.fromEntries(element.attrs.map(({ name, value }) => [name, value])),
    text: children.length === 0 ? element.content : '',
    children,
  }
}

/** Throws for what is not well-formed. */
export function parsed(xml: string): Tree {
  const document = XmlDocument.fromString(xml)
  try {
    return treeOf(document.root)
  } finally {
    document.dispose()
  }
}

/** All that a path of names leads to. */
export const allAt = (tree: Tree, path: string): Tree[] =>
  path
    .split('/')
    .reduce<Tree[]>(
      (found, name) => found.flatMap(({ children }) => children.filter((child) => child.name === name)),
      [tree],
    )

export const textAt = (tree: Tree, path: string): string | null => allAt(tree, path)[0]?.text ?? null

export const attributeAt = (tree: Tree, path: string, name: string): string | null =>
  allAt(tree, path)[0]?.attributes[name] ?? null

export function everyOf(tree: Tree): Tree[] {
  return [tree, ...tree.children.flatMap(everyOf)]
}
