// The files of deploy/ as far as they can be checked without a cluster: they parse, and say nothing that the app does not know.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse, parseAllDocuments } from 'yaml'
import { z } from 'zod'
import { readSettings } from '@/lib/env'
import { ROOT } from './support/service'

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8')

/** What has begun may take so long after the delay: as the starter waits for it. */
const ENDS_WITHIN_SECONDS = 25

const KNOWN = new Set([
  ...[...read('.env.example').matchAll(/^#? ?([A-Z][A-Z0-9_]+)=/gm)].map(([, name = '']) => name),
  'NODE_ENV',
  'NEXT_TELEMETRY_DISABLED',
])

const texts = z.record(z.string(), z.coerce.string())
const probe = z.object({ httpGet: z.object({ path: z.string(), port: z.string() }) })
const container = z.object({
  command: z.array(z.string()),
  ports: z.tuple([z.object({ name: z.string(), containerPort: z.number() })]),
  env: z.array(
    z.object({
      name: z.string(),
      value: z.string().optional(),
      valueFrom: z.object({ secretKeyRef: z.object({ name: z.string(), key: z.string() }) }).optional(),
    }),
  ),
  startupProbe: probe,
  livenessProbe: probe,
  readinessProbe: probe,
  securityContext: z.object({
    readOnlyRootFilesystem: z.literal(true),
    allowPrivilegeEscalation: z.literal(false),
  }),
})
const KINDS = {
  Deployment: z.object({
    metadata: z.object({ name: z.string() }),
    spec: z.object({
      replicas: z.number(),
      selector: z.object({ matchLabels: texts }),
      template: z.object({
        metadata: z.object({ labels: texts }),
        spec: z.object({
          terminationGracePeriodSeconds: z.number(),
          securityContext: z.object({ runAsNonRoot: z.literal(true) }),
          containers: z.tuple([container]),
        }),
      }),
    }),
  }),
  PodDisruptionBudget: z.object({
    spec: z.object({ minAvailable: z.number().min(1), selector: z.object({ matchLabels: texts }) }),
  }),
  Service: z.object({ spec: z.object({ selector: texts }) }),
  Cluster: z.object({ metadata: z.object({ name: z.string() }), spec: z.object({ instances: z.number() }) }),
}

const appService = z.object({
  build: z.object({ context: z.string(), dockerfile: z.string() }),
  read_only: z.literal(true),
  stop_grace_period: z.string(),
  environment: texts,
  ports: z.array(z.string()).optional(),
})
const { services } = z
  .object({ services: z.object({ web: appService, worker: appService }) })
  .parse(parse(read('deploy/compose.yaml'), { merge: true }))
const documents: unknown[] = readdirSync(join(ROOT, 'deploy/kubernetes')).flatMap((name) =>
  parseAllDocuments(read(`deploy/kubernetes/${name}`)).map((document) => {
    expect(document.errors).toEqual([])
    return document.toJS()
  }),
)
const ofKind = <K extends keyof typeof KINDS>(kind: K) =>
  documents
    .filter((one) => z.object({ kind: z.string() }).parse(one).kind === kind)
    .map((one) => KINDS[kind].parse(one) as z.output<(typeof KINDS)[K]>)
const deployments = ofKind('Deployment').map(({ metadata, spec }) => ({
  name: metadata.name,
  ...spec,
  pod: spec.template.spec,
  container: spec.template.spec.containers[0],
}))
const unit = Object.fromEntries(
  read('deploy/remit.service')
    .split('\n')
    .filter((line) => /^\w+=/.test(line))
    .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
)

/** Every set of variables that one of the files gives the app. */
const environments: Record<string, Record<string, string>> = {
  web: services.web.environment,
  worker: services.worker.environment,
  systemd: Object.fromEntries(unit.Environment?.split(' ').map((pair) => pair.split('=')) ?? []),
  ...Object.fromEntries(
    deployments.map(({ container: { env }, name }) => [
      name,
      Object.fromEntries(env.map((variable) => [variable.name, variable.value ?? 'given'])),
    ]),
  ),
}
const settingsOf = (place: string) => {
  const { DATABASE_URL: _, ...literal } = environments[place] ?? {}
  return readSettings({ NODE_ENV: 'production', ...literal })
}

describe('what is deployed', () => {
  it('is given only variables that the app knows, with values that it takes', () => {
    expect(Object.keys(environments)).toEqual(['web', 'worker', 'systemd', 'remit-web', 'remit-worker'])
    for (const [place, variables] of Object.entries(environments)) {
      const unknown = Object.keys(variables).filter((name) => !KNOWN.has(name))
      expect({ place, unknown }).toEqual({ place, unknown: [] })
    }
    expect(Object.keys(environments).map((place) => Object.values(settingsOf(place).parts))).toEqual([
      [true, false],
      [false, true],
      [true, true],
      [true, false],
      [false, true],
    ])
  })

  it('has time to stop in order', () => {
    const needed = (place: string) => settingsOf(place).stopDelaySeconds + ENDS_WITHIN_SECONDS
    for (const { name, pod } of deployments)
      expect(pod.terminationGracePeriodSeconds).toBeGreaterThanOrEqual(needed(name))
    for (const place of ['web', 'worker'] as const)
      expect(Number.parseInt(services[place].stop_grace_period, 10)).toBeGreaterThanOrEqual(needed(place))
    expect(Number(unit.TimeoutStopSec)).toBeGreaterThanOrEqual(needed('systemd'))
    expect(read('scripts/support/run-remit.ts')).toContain(`ENDS_WITHIN_MS = ${ENDS_WITHIN_SECONDS}_000`)
  })

  it('is asked at addresses that exist, on the port that it serves', () => {
    const { port } = settingsOf('web')
    for (const { container, name } of deployments) {
      const { livenessProbe, ports, readinessProbe, startupProbe } = container
      for (const { httpGet } of [startupProbe, livenessProbe, readinessProbe]) {
        expect(existsSync(join(ROOT, 'app', httpGet.path, 'route.ts'))).toBe(true)
        expect(httpGet.port).toBe(ports[0].name)
      }
      expect(ports[0].containerPort).toBe(settingsOf(name).port)
      expect(livenessProbe.httpGet.path).toBe('/api/health')
      expect(readinessProbe.httpGet.path).toBe('/api/ready')
    }
    expect(read('deploy/Dockerfile')).toContain('/api/health')
    expect(read('deploy/Dockerfile')).toContain(`EXPOSE ${port}`)
    expect(services.web.ports?.every((mapping) => mapping.endsWith(`:${port}`))).toBe(true)
    expect(ofKind('Service').map(({ spec }) => spec.selector)).toEqual([{ app: 'remit', part: 'web' }])
  })

  it('runs twice, without root and on a read-only file system, and is not taken away whole', () => {
    const budgets = ofKind('PodDisruptionBudget').map(({ spec }) => spec.selector.matchLabels)
    for (const { replicas, selector, template } of deployments) {
      expect(replicas).toBeGreaterThanOrEqual(2)
      expect(template.metadata.labels).toEqual(selector.matchLabels)
      expect(budgets).toContainEqual(selector.matchLabels)
    }
    expect(read('deploy/Dockerfile')).toMatch(/^USER node$/m)
    for (const { metadata, spec } of ofKind('Cluster')) {
      expect(spec.instances).toBeGreaterThanOrEqual(3)
      for (const { container } of deployments) {
        const address = container.env.find(({ name }) => name === 'DATABASE_URL')
        expect(address?.valueFrom?.secretKeyRef).toEqual({ name: `${metadata.name}-app`, key: 'uri' })
      }
    }
  })

  it('starts what is there', () => {
    const dockerfile = read('deploy/Dockerfile')
    const named = [
      ...deployments.map(({ container }) => container.command.at(-1) ?? ''),
      unit.ExecStart?.split(' ').at(-1) ?? '',
      /^CMD \["node", "(.*)"\]$/m.exec(dockerfile)?.[1] ?? '',
      ...[...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, names = '']) =>
        names.split(' '),
      ),
      join('deploy', services.web.build.context, services.web.build.dockerfile),
    ]
    expect(named.filter((path) => path === '' || !existsSync(join(ROOT, path)))).toEqual([])
  })
})
