// Requests that are nearly right, over every operation of the three published documents: none fails, none says too much or anything undocumented.
import { Agent, request } from 'node:http'
import { chanceOf } from '../dice'
import { type Heard, type Operation, readOperations, undocumented } from '../documents'
import type { Finding } from '../judge'
import { type Draft, mutate, sampleOf, type Wire, wireOf } from '../mutations'
import { askStubbornly, inLanes } from '../persistence'
import { floor, type Outcome, openPlay, percentile, type Run, type Scenario } from '../scenario'

/** Traces, statements, files, libraries and secrets: none of them is sent by the rig. */
const LEAKS =
  /node_modules|\n\s+at \S+ \(|\.(?:ts|js|mjs):\d+|\b(?:select|insert into|update) [\s\S]{1,200} (?:from|values|set) |postgres|drizzle|\bECONN|\b[sr]k_(?:test|live)_\w{6}|\bwhsec_\w{6}|violates \w+[ -]\w+ constraint|invalid input syntax|TypeError|ReferenceError|Cannot read propert/i
const MOST_KNOWN = 40
const MOST_ALIKE = 3
const WITHIN_MS = 30_000
/** Of the operations, the part that must be served at least once, where each is asked often enough. */
const MUST_BE_SERVED = 0.4
const OFTEN_ENOUGH = 20
/** Of the requests, the part that may be turned away at the door. */
const TURNED_AWAY_AT_MOST = 0.5

interface Ids {
  /** Ids that exist, by the folder that they stand behind. */
  known: Map<string, string[]>
  organisationId: string
  apiKey: string
  applicationKey: string
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 })

function send(port: number, { body, headers, method, path }: Wire): Promise<Heard & { ms: number }> {
  const begun = performance.now()
  return new Promise((resolve, reject) => {
    const sent = request({
      ...{ host: '127.0.0.1', port, agent, method, path, timeout: WITHIN_MS },
      headers: { ...headers, ...(body !== undefined && { 'content-length': Buffer.byteLength(body) }) },
    })
    sent.on('timeout', () => sent.destroy(new Error(`no answer for ${WITHIN_MS / 1000} s`)))
    sent.on('error', reject)
    sent.on('response', async (message) => {
      try {
        const text = Buffer.concat(await message.toArray()).toString()
        const type = String(message.headers['content-type'] ?? '').split(';')[0] ?? ''
        resolve({ status: message.statusCode ?? 0, type, text, ms: performance.now() - begun })
      } catch (error) {
        reject(error)
      }
    })
    sent.end(body)
  })
}

/** `/customers/{id}` → `customers`. */
const folderOf = (path: string, parameter: string): string =>
  /([\w-]+)$/.exec(path.slice(0, path.indexOf(`/{${parameter}}`)))?.[1] ?? ''

/** Our own key and organisation stay as they are: a request that ended them would be the last to say anything. */
const spares = ({ method, path }: Operation): boolean =>
  (method === 'DELETE' && path.includes('api-keys')) || /^\/clients/.test(path)

function draftOf(operation: Operation, { apiKey, applicationKey, known, organisationId }: Ids, turn: number) {
  const chance = chanceOf(turn, 'request')
  const pathOf = (name: string): string => {
    const ids = known.get(folderOf(operation.path, name)) ?? []
    return ids.length > 0 && chance.next() < 0.9 ? chance.pick(ids) : organisationId
  }
  const { body, document, method, parameters, path } = operation
  const needed = parameters.filter((one) => one.required || chance.next() < 0.2)
  const isOrganisation = (name: string) => name === 'x-dolfin-organisation-id'
  const values = (place: string) =>
    needed
      .filter((one) => one.in === place)
      .map(({ name, schema }): [string, string] => {
        if (isOrganisation(name) || name === 'CompanyId') return [name, organisationId]
        if (name === 'idempotency-key') return [name, `mutant-${turn}`]
        return [name, String(sampleOf(operation, schema, chance))]
      })
  const isByApplication = operation.callers.includes('Bearer') && chance.next() < 0.7
  const caller: Record<string, string> = isByApplication
    ? { authorization: `Bearer ${applicationKey}` }
    : { 'x-dolfin-api-key': apiKey }
  const draft: Draft = {
    ...{ operation, method, text: undefined, query: values('query') },
    path: Object.fromEntries([...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => [name, pathOf(name)])),
    headers: {
      ...(document !== 'checkout' || chance.next() < 0.7 ? caller : {}),
      ...Object.fromEntries(values('header')),
      'x-forwarded-for': `203.0.${chance.below(256)}.${chance.between(1, 254)}`,
    },
    body: body && withIds(sampleOf(operation, body, chance), known, organisationId),
  }
  mutate(draft, chance)
  return draft
}

/** Examples name things that are not there: `customerId` is one of our customers. */
function withIds(body: Draft['body'], known: Ids['known'], organisationId: string): Draft['body'] {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body
  const named = Object.entries(body).map(([name, value]) => {
    if (name === 'CompanyId') return [name, organisationId]
    const ids = /^(\w+)Id$/i.exec(name)?.[1]
    const first = ids && known.get(`${ids[0]?.toLowerCase()}${ids.slice(1)}s`)?.[0]
    return [name, typeof value === 'string' && first ? first : value]
  })
  return Object.fromEntries(named)
}

function learn({ known }: Ids, { path }: Operation, text: string): void {
  const folder = /([\w-]+)$/.exec(path)?.[1]
  if (!folder) return
  const read = JSON.parse(text) as { id?: unknown; data?: { id?: unknown }[] }
  const rows = Array.isArray(read.data) ? read.data : [read]
  const ids = rows.map(({ id }) => id).filter((id) => typeof id === 'string')
  const kept = [...(known.get(folder) ?? []), ...ids].slice(-MOST_KNOWN)
  known.set(folder, [...new Set(kept)])
}

async function openIds(run: Run): Promise<Ids> {
  const { seller } = await openPlay(run)
  const { apiKey, balancer } = run.stage
  const bill = await seller.bill(4_200, `${run.seed}-mutants`)
  const made = async (path: string, body: object) => {
    const headers = { 'x-dolfin-api-key': apiKey, 'x-dolfin-organisation-id': seller.organisationId }
    const answer = await askStubbornly({ method: 'POST', url: `${balancer.url}${path}`, headers, body })
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`)
    return answer.body
  }
  const application = String((await made('/api/v1/applications', { name: 'Web shop' })).id)
  const key = await made(`/api/v1/applications/${application}/api-keys`, {})
  const applicationKey = Object.values(key)
    .map(String)
    .find((value) => /^ks_/.test(value) && value.length > 30)
  if (applicationKey === undefined)
    throw new Error(`no key of an application among ${Object.keys(key).join(', ')}`)
  return {
    ...{ apiKey, organisationId: seller.organisationId, applicationKey },
    known: new Map([
      ['organisations', [seller.organisationId]],
      ['invoices', [bill.id]],
      ['i', [bill.url.split('/').at(-1) ?? '']],
      ['applications', [application]],
    ]),
  }
}

const shorten = (text: string): string => text.replaceAll(/\s+/g, ' ').slice(0, 300)

function faultsIn(operation: Operation, wire: Wire, heard: Heard): Finding[] {
  const { status, text } = heard
  const say = (kind: Finding['kind'], what: string): Finding => ({
    kind,
    what: `${operation.document} ${wire.method} ${operation.path}: ${what} (${shorten(wire.path)} ${shorten(wire.body ?? '')} → ${shorten(text)})`,
  })
  const findings: Finding[] = []
  if (status >= 500) findings.push(say('lost', `${status}`))
  const leak = LEAKS.exec(text)?.[0]
  const isEcho =
    leak !== undefined && `${wire.path} ${wire.body} ${Object.values(wire.headers)}`.includes(leak)
  if (leak !== undefined && status >= 400 && !isEcho)
    findings.push(say('wrong state', `says ${shorten(leak)}`))
  // Another method is another operation, or none.
  if (wire.method === operation.method)
    for (const fault of undocumented(operation, heard))
      findings.push(say('wrong state', `undocumented: ${fault}`))
  return findings
}

async function run(given: Run): Promise<Outcome> {
  const ids = await openIds(given)
  const chance = chanceOf(given.seed, 'mutants')
  const among = (await readOperations(given.stage.balancer.url)).filter((operation) => !spares(operation))
  const turns = Array.from({ length: given.size.payments }, (_, at) => at)
  const base = chance.below(1_000_000) * 1_000
  const alike = new Map<string, number>()
  const findings: Finding[] = []
  const statuses = new Map<number, number>()
  const served = new Set<Operation>()
  const times: number[] = []
  const keep = (finding: Finding, about: string) => {
    const seen = (alike.get(about) ?? 0) + 1
    alike.set(about, seen)
    if (seen <= MOST_ALIKE) findings.push(finding)
  }
  const begun = performance.now()
  await inLanes(given.size.lanes, turns, async (turn) => {
    const operation = among[turn % among.length]
    const replica = given.stage.replicas[turn % given.stage.replicas.length]
    if (!operation || !replica) return
    const wire = wireOf(draftOf(operation, ids, base + turn))
    try {
      const heard = await send(replica.port, wire)
      times.push(heard.ms)
      statuses.set(heard.status, (statuses.get(heard.status) ?? 0) + 1)
      for (const finding of faultsIn(operation, wire, heard)) keep(finding, finding.what.split(' (')[0] ?? '')
      if (heard.status >= 300 || wire.method !== operation.method) return
      served.add(operation)
      if (heard.type.endsWith('json') && wire.method !== 'HEAD') learn(ids, operation, heard.text)
    } catch (error) {
      const said = error instanceof Error ? error.message : String(error)
      const what = `${operation.document} ${wire.method} ${operation.path}: ${said}`
      const at = `${replica.name}, turn ${turn}, ${new Date().toISOString()}`
      keep(
        { kind: 'stuck', what: `${what} (${at}, ${shorten(wire.path)} ${shorten(wire.body ?? '')})` },
        what,
      )
    }
  })
  const seconds = (performance.now() - begun) / 1000
  const count = (least: number) =>
    [...statuses].reduce((sum, [status, many]) => (Math.floor(status / 100) === least ? sum + many : sum), 0)
  const turnedAway = (statuses.get(401) ?? 0) + (statuses.get(429) ?? 0)
  const askedOften = Math.min(among.length, turns.length / OFTEN_ENOUGH)
  const fewest = Math.max(1, Math.floor(askedOften * MUST_BE_SERVED))
  const answered = times.length - turnedAway
  return {
    findings: [
      ...findings,
      ...floor('operations that were served at least once', served.size, fewest),
      ...floor(
        'requests that came past the door',
        answered,
        Math.ceil(turns.length * (1 - TURNED_AWAY_AT_MOST)),
      ),
    ],
    figures: {
      requests: turns.length,
      'requests a second': Math.round(turns.length / seconds),
      operations: among.length,
      'operations that were served at least once': served.size,
      'answered 2xx': count(2),
      'answered 4xx': count(4),
      'of them 401': statuses.get(401) ?? 0,
      'of them 429': statuses.get(429) ?? 0,
      'answered 5xx': count(5),
      'kinds of fault': alike.size,
      'answered after, p99 (ms)': percentile(times, 0.99),
    },
  }
}

export const mutants: Scenario = {
  about: 'mutated requests over the three published documents',
  promises: [94, 96, 97, 98],
  // Payments are requests here.
  size: {
    small: { payments: 3_000, times: 1, lanes: 8 },
    full: { payments: 1_000_000, times: 1, lanes: 16 },
  },
  run,
}
