// Lines over time, one for each connection, drawn in the browser; the figures are in the table beside it.
'use client'
import { CartesianGrid, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'

export interface HealthLine {
  /** The connection's id. */
  key: string
  name: string
}

export interface HealthPoint {
  at: string
  label: string
  /** By the key of a line; null where nothing was measured. */
  values: Record<string, number | null>
}

export type HealthUnit = 'percent' | 'ms'

interface Props {
  lines: HealthLine[]
  points: HealthPoint[]
  unit: HealthUnit
}

/** Dashes as well as colours tell the lines apart. */
const LOOKS = [
  { stroke: 'var(--accent)', dash: undefined },
  { stroke: 'var(--ink)', dash: '6 4' },
  { stroke: 'var(--muted)', dash: '2 3' },
  { stroke: 'var(--field)', dash: '10 3 2 3' },
] as const

const lookOf = (at: number) => LOOKS[at % LOOKS.length] ?? LOOKS[0]

const TICK = { fill: 'var(--muted)', fontSize: 13 }

const write = (unit: HealthUnit, value: number): string =>
  unit === 'percent' ? `${value}%` : `${value.toLocaleString('en-GB')} ms`

export function HealthLines({ lines, points, unit }: Props) {
  const labels = new Map(points.map(({ at, label }) => [at, label]))
  return (
    <div className="needs-script grid gap-2">
      <Legend lines={lines} />
      <div className="h-64" aria-hidden="true">
        <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 320, height: 256 }}>
          <LineChart
            data={points}
            accessibilityLayer={false}
            margin={{ top: 8, right: 0, bottom: 0, left: 4 }}
          >
            <CartesianGrid vertical={false} stroke="var(--line)" />
            <XAxis
              dataKey="at"
              tickFormatter={(at: string) => labels.get(at) ?? at}
              tick={TICK}
              tickLine={false}
              axisLine={{ stroke: 'var(--line)' }}
              minTickGap={24}
            />
            <YAxis
              orientation="right"
              width="auto"
              domain={unit === 'percent' ? [0, 100] : [0, 'auto']}
              tick={TICK}
              tickCount={5}
              tickLine={false}
              axisLine={false}
              tickFormatter={(value: number) => write(unit, value)}
            />
            <Tooltip
              cursor={{ stroke: 'var(--field)', strokeDasharray: '2 4' }}
              content={({ active, label }) => (
                <Tip
                  point={active ? points.find(({ at }) => at === label) : undefined}
                  lines={lines}
                  unit={unit}
                />
              )}
            />
            {lines.map(({ key }, at) => (
              <Line
                key={key}
                dataKey={(point: HealthPoint) => point.values[key] ?? null}
                stroke={lookOf(at).stroke}
                strokeDasharray={lookOf(at).dash}
                strokeWidth={2}
                dot={{ r: 2.5, fill: lookOf(at).stroke, strokeDasharray: '0' }}
                connectNulls
                isAnimationActive={false}
              />
            ))}
          </LineChart>
        </ResponsiveContainer>
      </div>
    </div>
  )
}

function Legend({ lines }: { lines: HealthLine[] }) {
  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-1 text-13">
      {lines.map(({ key, name }, at) => (
        <li key={key} className="flex items-center gap-2">
          <svg aria-hidden="true" viewBox="0 0 24 10" className="h-2.5 w-6">
            <path d="M0 5h24" stroke={lookOf(at).stroke} strokeDasharray={lookOf(at).dash} strokeWidth="2" />
          </svg>
          {name}
        </li>
      ))}
    </ul>
  )
}

function Tip({ lines, point, unit }: { point: HealthPoint | undefined } & Pick<Props, 'lines' | 'unit'>) {
  if (!point) return null
  return (
    <div className="rounded-base border border-line bg-paper px-3 py-2 text-13">
      <p className="font-strong">{point.label} UTC</p>
      {lines.map(({ key, name }) => {
        const value = point.values[key]
        return (
          <p key={key} className="flex justify-between gap-6">
            <span className="text-muted">{name}</span>
            <span className="amount">{value == null ? 'no call' : write(unit, value)}</span>
          </p>
        )
      })}
    </div>
  )
}
