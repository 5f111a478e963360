// The legend of a chart.

export type SeriesLook = 'good' | 'plain' | 'bad' | 'accent'

export interface Series {
  key: string
  name: string
  look: SeriesLook
}

export const SERIES_LOOKS: Record<SeriesLook, { fill: string }> = {
  good: { fill: 'var(--good)' },
  plain: { fill: 'var(--field)' },
  bad: { fill: 'var(--bad)' },
  accent: { fill: 'var(--accent)' },
}

export function ChartLegend({ series }: { series: Series[] }) {
  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-1 text-13">
      {series.map(({ key, look, name }) => (
        <li key={key} className="flex items-center gap-2">
          <svg aria-hidden="true" viewBox="0 0 10 10" className="size-2.5">
            <rect width="10" height="10" rx="2" fill={SERIES_LOOKS[look].fill} />
          </svg>
          {name}
        </li>
      ))}
    </ul>
  )
}
