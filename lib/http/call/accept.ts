// Whether a caller prefers JSON to a page: by the Accept header, or because it sends a key.
import type { IncomingHttpHeaders } from 'node:http'
import { Failure } from '@/lib/failure/failure'
import { API_KEY_HEADER } from './caller'

const JSON_TYPE = /^application\/(?:[\w.-]+\+)?json$/
const PAGE_TYPE = /^(?:text\/html|application\/xhtml\+xml)$/

/** How much a type is wished for, 0 to 1, and how early it is named; what is named only by a wildcard is not asked for. */
function wishFor(accept: string, type: RegExp): { weight: number; at: number } {
  const ranges = accept
    .toLowerCase()
    .split(',')
    .map((range) => range.trim().split(/\s*;\s*/))
  const at = ranges.findIndex(([name = '']) => type.test(name))
  const quality = ranges[at]?.find((parameter) => parameter.startsWith('q='))?.slice(2)
  const weight = quality === undefined ? 1 : Number(quality)
  return at < 0 || !(weight > 0) ? { weight: 0, at: ranges.length } : { weight: Math.min(weight, 1), at }
}

/** Browsers name pages first. */
export function wantsJson(accept: string): boolean {
  const [json, page] = [wishFor(accept, JSON_TYPE), wishFor(accept, PAGE_TYPE)]
  return json.weight > 0 && (json.weight > page.weight || (json.weight === page.weight && json.at < page.at))
}

/** Which of these types a caller would have, the first of equals; undefined where it would have none. No header is any type. */
export function preferredOf(accept: string | null, offered: readonly string[]): string | undefined {
  if (accept === null || accept.trim() === '') return offered[0]
  const ranges = accept
    .toLowerCase()
    .split(',')
    .map((range) => range.trim().split(/\s*;\s*/))
  const wishOf = (type: string): number => {
    // What names the type itself counts before what names it by a wildcard.
    for (const name of [type, type.replace(/\/.*/, '/*'), '*/*']) {
      const range = ranges.find(([given]) => given === name)
      const quality = range?.find((parameter) => parameter.startsWith('q='))?.slice(2)
      if (range) return quality === undefined ? 1 : Number(quality) || 0
    }
    return 0
  }
  const best = offered.toSorted((one, other) => wishOf(other) - wishOf(one))[0]
  return best !== undefined && wishOf(best) > 0 ? best : undefined
}

/** A password for the site itself, which a proxy may ask of browsers, is no key. */
export const bringsKey = (headers: IncomingHttpHeaders): boolean =>
  headers[API_KEY_HEADER] !== undefined || /^bearer /i.test(headers.authorization ?? '')

/** How to answer in another media type than JSON, where that is asked for. Throws `Request.NotAcceptable`. */
export function otherMediaOf<O extends { alsoServes?: Readonly<Record<string, unknown>> }>(
  { alsoServes }: O,
  request: Request,
): NonNullable<O['alsoServes']>[string] | undefined {
  if (!alsoServes) return undefined
  const offered = ['application/json', ...Object.keys(alsoServes)]
  const media = preferredOf(request.headers.get('accept'), offered)
  if (media === undefined) throw new Failure('Request.NotAcceptable', `Ask for ${offered.join(' or ')}.`)
  return alsoServes[media] as NonNullable<O['alsoServes']>[string] | undefined
}
