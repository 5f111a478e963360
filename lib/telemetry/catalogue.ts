// Every metric that is exported: its name, kind and labels. Labels hold no token, no id and no name of anybody.

interface Described {
  kind: 'counter' | 'gauge' | 'histogram'
  help: string
  labels: readonly string[]
}

export const METRICS = {
  remit_http_request_duration_seconds: {
    kind: 'histogram',
    help: 'Requests by the route that answered them, as the folders of the app name it.',
    labels: ['method', 'route', 'status'],
  },
  remit_provider_call_duration_seconds: {
    kind: 'histogram',
    help: 'Calls to payment providers, and to the access point of Peppol, by what was asked, and how they ended: ok, or the kind of fault.',
    labels: ['provider', 'call', 'outcome'],
  },
  remit_job_duration_seconds: {
    kind: 'histogram',
    help: 'Runs of the background work that ended well or failed, in this process.',
    labels: ['job', 'outcome'],
  },
  remit_database_refusals_total: {
    kind: 'counter',
    help: 'Statements and transactions that were told at once or within the patience that the database cannot be used.',
    labels: ['reason'],
  },
  remit_database_connections: {
    kind: 'gauge',
    help: 'Connections of the pools of this process: in use, and at most.',
    labels: ['state'],
  },
  remit_database_waiting: {
    kind: 'gauge',
    help: 'Who waits in this process for a connection to come free.',
    labels: [],
  },
  remit_standby_reads_total: {
    kind: 'counter',
    help: 'Lists, reports and exports by who answered: served is the standby, anything else says why the primary did.',
    labels: ['outcome'],
  },
  remit_database_up: { kind: 'gauge', help: '1 where the database answered this scrape.', labels: [] },
  remit_invariant_violations: {
    kind: 'gauge',
    help: 'Violations of each invariant of the books when it was counted last; anything but 0 needs a person.',
    labels: ['invariant'],
  },
  remit_invariant_uncounted: {
    kind: 'gauge',
    help: '1 for an invariant that could not be counted the last time.',
    labels: ['invariant'],
  },
  remit_invariants_age_seconds: {
    kind: 'gauge',
    help: 'How long ago the invariants were counted by any replica.',
    labels: [],
  },
  remit_backlog_age_seconds: {
    kind: 'gauge',
    help: 'Age of the oldest that waits in each backlog; 0 where nothing waits.',
    labels: ['backlog'],
  },
  remit_backlog_size: { kind: 'gauge', help: 'How many wait in each backlog.', labels: ['backlog'] },
  remit_event_loop_delay_seconds: {
    kind: 'gauge',
    help: 'How late this process ran what was due since the last scrape: half of the time, 99 % of the time, at most.',
    labels: ['quantile'],
  },
  remit_process_memory_bytes: { kind: 'gauge', help: 'Memory of this process.', labels: ['kind'] },
  remit_process_uptime_seconds: { kind: 'gauge', help: 'Age of this process.', labels: [] },
} as const satisfies Record<string, Described>

export type MetricName = keyof typeof METRICS

type NameOf<K extends Described['kind']> = {
  [N in MetricName]: (typeof METRICS)[N]['kind'] extends K ? N : never
}[MetricName]

export type CounterName = NameOf<'counter'>
export type GaugeName = NameOf<'gauge'>
export type HistogramName = NameOf<'histogram'>

export type LabelsOf<N extends MetricName> = Record<(typeof METRICS)[N]['labels'][number], string>
