// POST /api/browser-reports: what browsers stopped because of our policy. Kept are origins and counts, never an address of a page.
import { z } from 'zod'
import { Failure, invalidField } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { readText } from '@/lib/http/call/body'
import { addressOf } from '@/lib/http/call/client-address'
import { takeTurn } from '@/lib/http/call/limits'
import { finish, refuse } from '@/lib/http/call/refuse'
import { platformDialect } from '@/lib/http/platform/dialect'
import { type PageKind, REPORTS_PATH } from './content-security-policy'
import { plainPath } from './front-door'
import { pageKindOf } from './response-headers'

export const LIMIT_BYTES = 16 * 1024
/** A browser collects some, and sends them together. */
const MOST_AT_ONCE = 20
/** Distinct sorts that are counted apart; who invents more of them is counted as one. */
const MOST_SORTS = 200

export interface Breach {
  page: PageKind
  directive: string
  /** `inline`, `eval` and the like, or the origin of what was stopped. */
  blocked: string
  /** Where the script was that tried: a file of our build by its path, all else by its origin. */
  source: string | null
  line: number | null
}

const text = z.string().max(8_192)
const line = z.number().int().nonnegative().nullish().catch(null)

/** The Reporting API: a list, of which other sorts of report are none of our business. */
const reports = z
  .array(
    z.object({
      type: text,
      body: z
        .object({
          documentURL: text.catch(''),
          effectiveDirective: text.catch(''),
          blockedURL: text.catch(''),
          sourceFile: text.nullish().catch(null),
          lineNumber: line,
        })
        .nullish(),
    }),
  )
  .min(1)
  .max(MOST_AT_ONCE)
  .transform((all) => all.flatMap(({ body, type }) => (type === 'csp-violation' && body ? [body] : [])))

/** What `report-uri` sends: one, with names of its own. */
const olderReport = z
  .object({
    'csp-report': z.object({
      'document-uri': text.catch(''),
      'effective-directive': text.optional().catch(undefined),
      'violated-directive': text.catch(''),
      'blocked-uri': text.catch(''),
      'source-file': text.nullish().catch(null),
      'line-number': line,
    }),
  })
  .transform(({ 'csp-report': report }) => [
    {
      documentURL: report['document-uri'],
      effectiveDirective: report['effective-directive'] ?? report['violated-directive'],
      blockedURL: report['blocked-uri'],
      sourceFile: report['source-file'],
      lineNumber: report['line-number'],
    },
  ])

const body = z.union([reports, olderReport])

const DIRECTIVE = /^[a-z]+(?:-[a-z]+)*$/
const BUILT = /^\/_next\/static\/[\w./~-]{1,200}$/

/** An address without what may be secret in it: of our own pages even the path is a key. */
function originOf(address: string, appUrl: string): string {
  if (/^[a-z-]{1,40}$/.test(address)) return address
  if (!URL.canParse(address)) return 'unreadable'
  const { host, origin, protocol } = new URL(address)
  if (origin === new URL(appUrl).origin) return 'self'
  // Of an extension of the browser, or of data, the kind is enough.
  return /^(?:https?|wss?):$/.test(protocol) ? `${protocol}//${host}` : protocol.replace(/:$/, '')
}

function sourceOf(address: string | null | undefined, appUrl: string): string | null {
  if (!address) return null
  const path = URL.canParse(address) ? new URL(address).pathname : ''
  const origin = originOf(address, appUrl)
  return origin === 'self' && BUILT.test(path) ? path : origin
}

/** Throws `Request.MalformedJson` and `Request.Invalid`. */
export function readReports(sent: string, appUrl: string): Breach[] {
  let json: unknown
  try {
    json = JSON.parse(sent)
  } catch (error) {
    throw new Failure('Request.MalformedJson', undefined, { cause: error })
  }
  const read = body.safeParse(json)
  if (!read.success)
    throw invalidField(
      '',
      'no-report',
      `Send a report of a browser, or a list of 1 to ${MOST_AT_ONCE} of them.`,
    )
  return read.data.map(({ blockedURL, documentURL, effectiveDirective, lineNumber, sourceFile }) => {
    const directive = effectiveDirective.split(' ', 1)[0] ?? ''
    const path = URL.canParse(documentURL) ? plainPath(new URL(documentURL).pathname) : undefined
    return {
      page: pageKindOf(path ?? '/'),
      directive: directive.length <= 40 && DIRECTIVE.test(directive) ? directive : 'unknown',
      blocked: blockedURL === '' ? 'inline' : originOf(blockedURL, appUrl).slice(0, 255),
      source: sourceOf(sourceFile, appUrl)?.slice(0, 255) ?? null,
      line: lineNumber ?? null,
    }
  })
}

interface Tally {
  times: number
  saidAt: number
}

/** On the global object, because Next may load this module more than once. */
const holder = globalThis as typeof globalThis & { remitBreaches?: Map<string, Tally> }

function tallies(): Map<string, Tally> {
  holder.remitBreaches ??= new Map()
  return holder.remitBreaches
}

/** How often this process was told of each sort: `page directive blocked`. */
export const breachCounts = (): Map<string, number> =>
  new Map([...tallies()].map(([sort, { times }]) => [sort, times]))

const OTHERS = 'others'
const SAID_EVERY_MS = 60_000

/** One line a minute for each sort, whoever sends how many. */
function note({ clock, log }: House, breach: Breach): void {
  const counts = tallies()
  const named = `${breach.page} ${breach.directive} ${breach.blocked}`
  const sort = counts.has(named) || counts.size < MOST_SORTS ? named : OTHERS
  const tally = counts.get(sort) ?? { times: 0, saidAt: Number.NEGATIVE_INFINITY }
  counts.set(sort, tally)
  tally.times += 1
  const now = clock.now().getTime()
  if (Math.abs(now - tally.saidAt) < SAID_EVERY_MS) return
  tally.saidAt = now
  const said = sort === OTHERS ? { sort } : breach
  log.warn({ ...said, times: tally.times }, 'a browser stopped something because of our policy')
}

export async function takeBrowserReports(house: House, request: Request): Promise<Response> {
  const take = async () => {
    await takeTurn(house, 'report', addressOf(request))
    for (const breach of readReports(await readText(request, LIMIT_BYTES), house.env.appUrl))
      note(house, breach)
    return new Response(null, { status: 204 })
  }
  const response = await take().catch((error: unknown) =>
    refuse(error, request, { method: 'POST', path: REPORTS_PATH }, house, platformDialect),
  )
  finish(response, request)
  return response
}
