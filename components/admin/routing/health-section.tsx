// Provider health in two questions: do calls succeed, and how quickly do they respond?
import { Figure } from '@/components/admin/charts/figure'
import type { ConnectionHealth, Health, HealthSlot } from '@/lib/sessions/health'
import { displayDay } from '@/lib/time-zone'
import { type RoutingAddress, routingHref } from './address'
import { TAB } from './application-choice'
import { HealthLines, type HealthUnit } from './health-lines'
import { LOCALE } from './words'

interface Props {
  health: Health
  address: RoutingAddress
  names: ReadonlyMap<string, string>
}

const SPANS = [
  ['24h', '24 hours'],
  ['7d', '7 days'],
] as const

/** Slots are hours and days of Greenwich, the same for every shop. */
const SLOTS_IN = 'UTC'
const HOUR = { hour: '2-digit', minute: '2-digit' } as const
const DAY = { day: 'numeric', month: 'short' } as const

const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`

export function HealthSection({ address, health, names }: Props) {
  const shown = { health, names }
  return (
    <section aria-labelledby="health" className="grid gap-4">
      <h2 id="health" className="scroll-mt-4 text-17 font-strong">
        Health over time
      </h2>
      <nav aria-label="Time" className="flex flex-wrap gap-1 border-b border-line">
        {SPANS.map(([span, label]) => (
          <a
            key={span}
            href={routingHref({ ...address, span }, 'health')}
            aria-current={span === health.span ? 'page' : undefined}
            className={TAB}
          >
            {label}
          </a>
        ))}
      </nav>
      {health.connections.every(({ calls }) => calls === 0) ? (
        <p className="text-muted">No provider was called in this time.</p>
      ) : (
        <div className="grid gap-10 wide:grid-cols-2">
          <HealthFigure
            {...shown}
            id="success"
            question="How often do calls succeed?"
            answer={health.connections.map((one) => successWords(one, names)).join(' ')}
            unit="percent"
            measure={({ successRate }) => successRate}
          />
          <HealthFigure
            {...shown}
            id="latency"
            question="How quickly do providers respond?"
            answer="Half of the calls were answered faster than this, half slower."
            unit="ms"
            measure={({ medianMs }) => medianMs}
          />
        </div>
      )}
      <p className="text-13 text-muted">
        {health.span === '24h' ? 'Hours' : 'Days'} are in UTC. A call that was refused because of the order
        itself says nothing about its provider: it is neither a success nor a failure.
      </p>
    </section>
  )
}

function successWords(
  { calls, connectionId, failed, successRate }: ConnectionHealth,
  names: Props['names'],
): string {
  const name = names.get(connectionId) ?? 'A provider'
  if (calls === 0) return `${name} was not called.`
  if (successRate === null) return `${name}: ${counted(calls, 'call')}, all refused because of the order.`
  return `${name}: ${successRate}% of ${counted(calls, 'call')}, ${failed === 0 ? 'none' : failed} failed.`
}

interface FigureProps extends Pick<Props, 'health' | 'names'> {
  id: string
  question: string
  answer: string
  unit: HealthUnit
  measure: (slot: HealthSlot) => number | null
}

function HealthFigure({ answer, health, id, names, question, unit, measure }: FigureProps) {
  const style = health.span === '24h' ? HOUR : DAY
  const lines = health.connections.map(({ connectionId }) => ({
    key: connectionId,
    name: names.get(connectionId) ?? connectionId,
  }))
  const points = (health.connections[0]?.slots ?? []).map(({ from }, at) => ({
    at: from.toISOString(),
    label: displayDay(from, LOCALE, SLOTS_IN, style),
    values: Object.fromEntries(
      health.connections.map(({ connectionId, slots }) => {
        const slot = slots[at]
        return [connectionId, slot ? measure(slot) : null]
      }),
    ),
  }))
  const written = (value: number | null | undefined): string =>
    value == null ? 'no call' : unit === 'percent' ? `${value}%` : `${value} ms`
  return (
    <Figure
      id={id}
      question={question}
      answer={answer}
      chart={<HealthLines lines={lines} points={points} unit={unit} />}
      columns={[health.span === '24h' ? 'Hour, UTC' : 'Day, UTC', ...lines.map(({ name }) => name)]}
      rows={points.map(({ at, label, values }) => ({
        key: at,
        cells: [label, ...lines.map(({ key }) => written(values[key]))],
      }))}
    />
  )
}
