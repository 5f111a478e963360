// Arrays as Postgres writes them. The driver reads which there are beside the first statement, where nobody hears that it failed.
import type { Sql } from 'postgres'

type Parse = (text: string) => unknown
type Serialize = (value: unknown) => unknown

/** What the driver keeps of types, by their numbers. */
export interface Types {
  parsers: Record<number, Parse>
  serializers: Record<number, Serialize>
  shared: { typeArrayMap: Record<number, number> }
}

const QUESTION = `
  select b.oid, b.typarray from pg_catalog.pg_type a left join pg_catalog.pg_type b on b.oid = a.typelem
  where a.typcategory = 'A' group by b.oid, b.typarray`
/** Boxes are written with commas, and so stand apart by semicolons. */
const BOXES = 1020

/** `{1,NULL,"a \"b\"",{2}}` */
export function parseArray(text: string, parse: Parse | undefined, delimiter = ','): unknown[] {
  let at = 1
  const element = (): unknown => {
    if (text[at] === '{') {
      at += 1
      return list()
    }
    const isQuoted = text[at] === '"'
    if (isQuoted) at += 1
    let word = ''
    for (; at < text.length; at++) {
      if (isQuoted ? text[at] === '"' : text[at] === delimiter || text[at] === '}') break
      if (text[at] === '\\') at += 1
      word += text[at]
    }
    if (isQuoted) at += 1
    else if (word === 'NULL') return null
    return parse ? parse(word) : word
  }
  const list = (): unknown[] => {
    const all: unknown[] = []
    while (at < text.length && text[at] !== '}') {
      all.push(element())
      if (text[at] === delimiter) at += 1
    }
    at += 1
    return all
  }
  // Bounds that do not begin at 1 are written before it: `[0:1]={…}`.
  at = text.indexOf('{') + 1
  return list()
}

export function writeArray(value: unknown, serialize: Serialize | undefined, delimiter = ','): unknown {
  if (!Array.isArray(value)) return value
  const words = value.map((one: unknown) => {
    if (one === undefined) throw new TypeError('undefined is no value of an array')
    if (one === null) return 'null'
    if (Array.isArray(one)) return writeArray(one, serialize, delimiter)
    const word = String(serialize ? serialize(one) : one)
    return `"${word.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
  })
  return `{${words.join(delimiter)}}`
}

/** Asks the server which arrays there are, and teaches them to this client. */
export async function learnArrays(client: Sql): Promise<Types> {
  const types = client.options as unknown as Types
  const { parsers, serializers, shared } = types
  for (const { oid, typarray } of await client.unsafe<{ oid: number; typarray: number }[]>(QUESTION)) {
    if (parsers[typarray] && serializers[typarray]) continue
    const delimiter = typarray === BOXES ? ';' : ','
    shared.typeArrayMap[oid] = typarray
    parsers[typarray] = (text) => parseArray(text, parsers[oid], delimiter)
    serializers[typarray] = (value) => writeArray(value, serializers[oid], delimiter)
  }
  return types
}
