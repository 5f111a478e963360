// Reads JSON without losing a digit, and without the traps of duplicate keys and prototypes.
import { parse } from 'lossless-json'
import { Failure } from '@/lib/failure/failure'

const MAX_DEPTH = 32

/**
 * The number, where a double holds its text exactly. Where it does not (too many digits, an exponent) NaN goes on, which
 * every schema refuses by the field's name; its text would pass for a text where one is asked for.
 */
function exactNumber(text: string): number {
  const value = Number(text)
  const isExact = String(value) === text || (/^-?\d+\.\d*0$/.test(text) && text.length <= 16)
  return isExact ? value : Number.NaN
}

function assertShallow(text: string): void {
  let depth = 0
  let inString = false
  for (let at = 0; at < text.length; at++) {
    const char = text[at]
    if (inString) {
      if (char === '\\') at++
      else if (char === '"') inString = false
    } else if (char === '"') inString = true
    else if (char === '{' || char === '[') {
      if (++depth > MAX_DEPTH) throw new Failure('Request.MalformedJson', 'The body is nested too deeply.')
    } else if (char === '}' || char === ']') depth--
  }
}

function refuseDuplicate({ key }: { key: string }): never {
  const shown = key.length <= 60 ? key : `${key.slice(0, 60)}…`
  throw new Failure('Request.DuplicateKey', `The body has the duplicate key ${JSON.stringify(shown)}.`)
}

/**
 * Parses a request body. Throws `Request.MalformedJson` for bad JSON and deep nesting, and `Request.DuplicateKey` for
 * keys that contradict each other.
 */
export function parseJson(text: string): unknown {
  assertShallow(text)
  try {
    return parse(text, null, { parseNumber: exactNumber, onDuplicateKey: refuseDuplicate })
  } catch (error) {
    if (error instanceof Failure) throw error
    throw new Failure('Request.MalformedJson', 'The body is not valid JSON.', { cause: error })
  }
}
