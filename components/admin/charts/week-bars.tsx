// Stacked bars by week, drawn in the browser; the figures are in the table beside it.
'use client'
import {
  Bar,
  BarChart,
  CartesianGrid,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts'
import type { Currency } from '@/lib/money/currency'
import { displayMoney } from '@/lib/money/display'
import { ChartLegend, SERIES_LOOKS, type Series } from './chart-legend'

export interface WeekRow {
  week: string
  label: string
  /** By the key of a series. */
  values: Record<string, number | undefined>
}

/** How figures are written: as money of one currency, or as days. */
export type Figures = { kind: 'money'; currency: Currency; locale: string } | { kind: 'days' }

interface Props {
  rows: WeekRow[]
  series: Series[]
  figures: Figures
  /** The week that we are in, where the chart looks ahead. */
  thisWeek?: string
}

const write = (figures: Figures, value: number): string => {
  if (figures.kind === 'days') return value === 1 ? '1 day' : `${value} days`
  return displayMoney(Math.round(value), figures.currency, figures.locale)
}

const TICK = { fill: 'var(--muted)', fontSize: 13 }

export function WeekBars({ figures, rows, series, thisWeek }: Props) {
  const labels = new Map(rows.map(({ label, week }) => [week, label]))
  return (
    <div className="needs-script grid gap-2">
      <ChartLegend series={series} />
      <div className="h-64" aria-hidden="true">
        <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 320, height: 256 }}>
          <BarChart data={rows} accessibilityLayer={false} margin={{ top: 8, right: 0, bottom: 0, left: 0 }}>
            <CartesianGrid vertical={false} stroke="var(--line)" />
            <XAxis
              dataKey="week"
              tickFormatter={(week: string) => labels.get(week) ?? week}
              tick={TICK}
              tickLine={false}
              axisLine={{ stroke: 'var(--line)' }}
              minTickGap={24}
              interval="equidistantPreserveEnd"
            />
            <YAxis
              orientation="right"
              width="auto"
              tick={TICK}
              tickCount={4}
              tickLine={false}
              axisLine={false}
              allowDecimals={false}
              tickFormatter={(value: number) => write(figures, value)}
            />
            <Tooltip
              cursor={{ fill: 'var(--line)', opacity: 0.4 }}
              content={({ active, label }) => (
                <WeekTip
                  row={active ? rows.find(({ week }) => week === label) : undefined}
                  series={series}
                  figures={figures}
                />
              )}
            />
            {thisWeek && <ReferenceLine x={thisWeek} stroke="var(--field)" strokeDasharray="2 4" />}
            {series.map(({ key, look }) => (
              <Bar
                key={key}
                dataKey={(row: WeekRow) => row.values[key] ?? 0}
                stackId="week"
                fill={SERIES_LOOKS[look].fill}
                maxBarSize={28}
                // A value of zero is still visible; a missing value is not.
                minPointSize={(_, row) =>
                  figures.kind === 'days' && rows[row]?.values[key] !== undefined ? 3 : 0
                }
                isAnimationActive={false}
              />
            ))}
          </BarChart>
        </ResponsiveContainer>
      </div>
    </div>
  )
}

function WeekTip({ figures, row, series }: { row: WeekRow | undefined } & Pick<Props, 'series' | 'figures'>) {
  if (!row) return null
  return (
    <div className="rounded-base border border-line bg-paper px-3 py-2 text-13">
      <p className="font-strong">Week of {row.label}</p>
      {series.map(({ key, name }) => (
        <p key={key} className="flex justify-between gap-6">
          <span className="text-muted">{name}</span>
          <span className="amount">{write(figures, row.values[key] ?? 0)}</span>
        </p>
      ))}
    </div>
  )
}
