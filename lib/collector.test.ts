// What a collector of OpenTelemetry is told: traces and metrics, and nothing about anybody; without one, none of its packages is loaded.
import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { sql } from 'drizzle-orm'
import { describe, expect, it as plainly } from 'vitest'
import { clients } from '@/db/schema/organisations'
import { startBackground } from './background'
import { tellCollector } from './collector'
import { readSettings } from './env'
import { createDoorServer } from './http/door/door-server'
import { readRouteTable } from './http/door/route-table'
import { newId } from './ids'
import { readAccount } from './stripe/accounts'
import { platformStripe } from './stripe/client'
import { type CounterName, METRICS, type MetricName } from './telemetry/catalogue'
import { countOne } from './telemetry/recorder'
import { traced, traceHeaders } from './telemetry/tracing'
import { withBusiness as it } from './testing/fixtures'

interface Value {
  stringValue?: string
  intValue?: number | string
}
type Attributes = { key: string; value: Value }[]
interface Span {
  traceId: string
  spanId: string
  parentSpanId?: string
  name: string
  kind: number
  attributes: Attributes
  status?: { code?: number }
}
interface Metric {
  name: string
  gauge?: { dataPoints: { attributes: Attributes }[] }
  sum?: { dataPoints: { attributes: Attributes; asInt?: string; asDouble?: number }[] }
  histogram?: { dataPoints: { attributes: Attributes; explicitBounds: number[] }[] }
}
interface Told {
  resourceSpans?: { resource: { attributes: Attributes }; scopeSpans: { spans: Span[] }[] }[]
  resourceMetrics?: { scopeMetrics: { metrics: Metric[] }[] }[]
}

const of = (attributes: Attributes, key: string) => {
  const value = attributes.find((one) => one.key === key)?.value
  return value?.stringValue ?? value?.intValue
}

/** A collector that takes OTLP in JSON, as its specification has it, and keeps what it is told. */
async function openCollector(answer: (at: Told) => number = () => 200) {
  const heard: { path: string; type: string; text: string; told: Told }[] = []
  const server: Server = createServer((request, response) => {
    let text = ''
    request.on('data', (piece) => {
      text += piece
    })
    request.on('end', () => {
      const told = JSON.parse(text) as Told
      heard.push({ path: request.url ?? '', type: String(request.headers['content-type']), text, told })
      const status = answer(told)
      if (status > 0) response.writeHead(status, { 'content-type': 'application/json' }).end('{}')
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    heard,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spans: () =>
      heard
        .flatMap(({ told }) => told.resourceSpans ?? [])
        .flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans)),
    metrics: () =>
      heard
        .flatMap(({ told }) => told.resourceMetrics ?? [])
        .flatMap(({ scopeMetrics }) => scopeMetrics.flatMap(({ metrics }) => metrics)),
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

const settings = (variables: Record<string, string>) =>
  readSettings({ NODE_ENV: 'test', ...variables }).collector

const TOKEN = 'tok_PayersSecretLink0123456789'
const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736'
const PARENT = '00f067aa0ba902b7'

it('is told of a call with its statements and calls to Stripe, of jobs, and of every metric', {
  timeout: 240_000,
}, async ({ business, house }) => {
  const collector = await openCollector()
  const env = { ...house.env, collector: settings({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url }) }
  const telemetry = await tellCollector({ ...house, env })
  const door = createDoorServer({
    settings: house.env,
    routes: readRouteTable(fileURLToPath(new URL('../app', import.meta.url))),
    inside: async (_request, response) => {
      await house.db.execute(sql`select * from ${clients} where name = ${'ada@example.com'}`)
      await readAccount(platformStripe(house.env), business.accountId)
      response.end(JSON.stringify(traceHeaders()))
    },
    onFault: () => undefined,
  })
  door.listen(0, '127.0.0.1')
  await once(door, 'listening')
  const requestId = newId()
  const address = `http://127.0.0.1:${(door.address() as AddressInfo).port}/i/${TOKEN}?email=ada@example.com`
  const answer = await fetch(address, {
    headers: { traceparent: `00-${TRACE}-${PARENT}-01`, 'x-request-id': requestId, cookie: `a=${TOKEN}` },
  })
  const sentOn = (await answer.json()) as { traceparent: string }
  const background = await startBackground(house)
  await background.stop()
  for (const [name, { kind, labels }] of Object.entries(METRICS))
    if (kind === 'counter')
      countOne(name as CounterName, Object.fromEntries(labels.map((label) => [label, 'x'])) as never)
  door.closeAllConnections()
  door.close()
  await telemetry.stop()
  collector.close()

  expect(new Set(collector.heard.map(({ path, type }) => `${path} ${type}`))).toEqual(
    new Set(['/v1/traces application/json', '/v1/metrics application/json']),
  )
  const spans = collector.spans()
  const call = spans.find(({ name }) => name === 'GET /i/[token]')
  expect(call).toMatchObject({ traceId: TRACE, parentSpanId: PARENT, kind: 2 })
  expect(of(call?.attributes ?? [], 'http.route')).toBe('/i/[token]')
  expect(of(call?.attributes ?? [], 'remit.request_id')).toBe(requestId)
  expect(Number(of(call?.attributes ?? [], 'http.response.status_code'))).toBe(200)
  expect(sentOn.traceparent).toBe(`00-${TRACE}-${call?.spanId}-01`)
  const parts = spans.filter(({ parentSpanId }) => parentSpanId === call?.spanId)
  expect(parts.map(({ name }) => name)).toEqual(['select clients', 'Stripe: reading an account'])
  const jobs = spans.filter(({ name }) => name.startsWith('job: '))
  expect(jobs.map(({ name }) => name)).toContain('job: payments')
  expect(jobs.every(({ traceId }) => traceId !== TRACE)).toBe(true)
  expect(
    spans.some(
      ({ name, parentSpanId }) =>
        name === 'select payments' && jobs.some(({ spanId }) => spanId === parentSpanId),
    ),
  ).toBe(true)

  const metrics = collector.metrics()
  expect([...new Set(metrics.map(({ name }) => name))].toSorted()).toEqual(
    (Object.keys(METRICS) as MetricName[]).filter((name) => !/invariant/.test(name)).toSorted(),
  )
  const requests = metrics.find(({ name }) => name === 'remit_http_request_duration_seconds')
  const [point] = requests?.histogram?.dataPoints ?? []
  expect(of(point?.attributes ?? [], 'route')).toBe('/i/[token]')
  expect(point?.explicitBounds).toContain(0.025)

  const all = collector.heard.map(({ text }) => text).join('\n')
  expect(all).not.toContain(TOKEN)
  expect(all).not.toContain('ada@example.com')
  expect(all).not.toContain(business.accountId)
})

describe('a collector in trouble', () => {
  it('costs nobody anything, and is not waited for', async ({ house }) => {
    const collector = await openCollector(() => 0)
    const env = { ...house.env, collector: settings({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url }) }
    const telemetry = await tellCollector({ ...house, env })
    const span = { name: 'work', kind: 'internal' as const, attributes: {} }
    const done = await Promise.all(
      Array.from({ length: 20_000 }, (_, at) =>
        traced(
          () => span,
          () => Promise.resolve(at),
        ),
      ),
    )
    expect(done).toHaveLength(20_000)
    await telemetry.stop()
    collector.close()
    // What has not been taken is dropped, not kept: 2,048 that wait, and the 512 that were on their way.
    expect(collector.spans().length).toBeLessThanOrEqual(2_048 + 512)
  })

  it('is told of in the log', async ({ house }) => {
    const collector = await openCollector(() => 400)
    const env = { ...house.env, collector: settings({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url }) }
    const telemetry = await tellCollector({ ...house, env })
    await telemetry.stop()
    collector.close()
    expect(house.logLines.join('')).toContain('the collector of OpenTelemetry does not take what it is sent')
  })
})

describe('the variables', () => {
  plainly.each<[Record<string, string>, unknown]>([
    [{}, undefined],
    [{ OTEL_SERVICE_NAME: 'remit' }, undefined],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://c:4318', OTEL_SDK_DISABLED: 'true' }, undefined],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://c:4318', OTEL_SDK_DISABLED: 'TRUE' }, undefined],
    [
      { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://c:4318/' },
      {
        tracesUrl: 'http://c:4318/v1/traces',
        metricsUrl: 'http://c:4318/v1/metrics',
        ratio: 1,
        metricsEveryMs: 60_000,
      },
    ],
    [
      {
        ...{ OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'https://t/x', OTEL_METRICS_EXPORTER: 'none' },
        ...{ OTEL_TRACES_SAMPLER: 'parentbased_traceidratio', OTEL_TRACES_SAMPLER_ARG: '0.1' },
      },
      { tracesUrl: 'https://t/x', metricsUrl: undefined, ratio: 0.1, metricsEveryMs: 60_000 },
    ],
  ])('%j', (variables, collector) => {
    expect(settings(variables)).toEqual(collector)
  })

  plainly('say what Remit cannot do', () => {
    expect(() =>
      settings({ OTEL_EXPORTER_OTLP_ENDPOINT: 'c:4317', OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' }),
    ).toThrow(
      /OTEL_EXPORTER_OTLP_ENDPOINT must be an http.*\n.*OTEL_EXPORTER_OTLP_PROTOCOL must be http\/json/s,
    )
  })
})

plainly('without a collector, none of the packages is loaded by what serves and works', () => {
  const loadedBy = (...steps: string[]) => {
    const { stderr, stdout } = spawnSync(
      process.execPath,
      [
        ...['--import', 'tsx', '--input-type=module', '-e'],
        `import { registerHooks } from 'node:module'
        const loaded = new Set()
        registerHooks({ resolve: (name, context, next) => {
          // Next looks by itself for the interface, behind which there is nothing.
          if (/^@opentelemetry\\/(?!api$)/.test(name)) loaded.add(name)
          return next(name, context)
        } })
        const { startTelemetry } = await import('./lib/telemetry/start.ts')
        const options = { readGauges: async () => [], onTrouble: () => undefined }
        ${steps.join('\n')}
        console.log(JSON.stringify([...loaded]))`,
      ],
      { cwd: fileURLToPath(new URL('..', import.meta.url)), encoding: 'utf8' },
    )
    expect(stderr).toBe('')
    return JSON.parse(stdout) as string[]
  }
  const rooms = ['background', 'http/door/door-server', 'wiring', 'collector'].map(
    (room) => `await import('./lib/${room}.ts')`,
  )
  expect(loadedBy(...rooms, 'await (await startTelemetry(undefined, options)).stop()')).toEqual([])
  const somewhere = `{ tracesUrl: 'http://127.0.0.1:1', metricsEveryMs: 60000, ratio: 1 }`
  expect(loadedBy(`await (await startTelemetry(${somewhere}, options)).stop()`)).toContain(
    '@opentelemetry/sdk-trace',
  )
})
