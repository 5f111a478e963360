// The connections of an application: status, supported methods, and cost.
import { Amount } from '@/components/ui/amount'
import { Moment, type Now } from '@/components/ui/moment'
import { StatusMark } from '@/components/ui/status-mark'
import type { InspectedConnection } from '@/lib/sessions/inspect-connections'
import type { Ranking, Trial } from '@/lib/sessions/trial'
import { costWords, LOCALE, STANDINGS, scoreWord } from './words'

interface Props {
  connections: InspectedConnection[]
  /** Undefined where what was tried could not be read. */
  ranking: Ranking | undefined
  /** What the scores are for. */
  asked: Trial['asked']
  now: Now
}

const MANY_CURRENCIES = 6

function takes({ currencies, paymentMethods }: InspectedConnection): string {
  const shown = currencies.slice(0, MANY_CURRENCIES).join(', ')
  const more = currencies.length - MANY_CURRENCIES
  const money = currencies.length === 0 ? 'all currencies' : more > 0 ? `${shown} and ${more} more` : shown
  return `${paymentMethods.join(', ')}, in ${money}`
}

export function ConnectionList({ asked, connections, now, ranking }: Props) {
  const scores = new Map(ranking?.candidates.map(({ connectionId, score }) => [connectionId, score]))
  return (
    <section aria-labelledby="connections" className="grid gap-2">
      <h2 id="connections" className="text-17 font-strong">
        Connections
      </h2>
      {asked && (
        <p className="text-muted">
          Scores are for{' '}
          <Amount minor={asked.amount.minor} currency={asked.amount.currency} locale={LOCALE} />.
        </p>
      )}
      <ul className="border-t border-line">
        {connections.map((connection) => (
          <Connection
            key={connection.id}
            connection={connection}
            score={scores.get(connection.id) ?? null}
            now={now}
          />
        ))}
      </ul>
    </section>
  )
}

function Connection({
  connection,
  now,
  score,
}: {
  connection: InspectedConnection
  score: number | null
  now: Now
}) {
  const { keyFingerprint, missingRight, name, priority, standing } = connection
  const { means, tone, word } = STANDINGS[standing.is]
  const facts = [
    ['Takes', takes(connection)],
    ['Keeps', costWords(connection)],
    ['Priority', String(priority)],
    ['Score now', scoreWord(score)],
  ] as const
  return (
    <li className="grid gap-x-8 gap-y-2 border-b border-line py-4 roomy:grid-cols-[minmax(0,1fr)_auto]">
      <div className="grid min-w-0 content-start gap-1">
        <p className="flex flex-wrap items-center gap-x-4">
          <span className="font-strong">{name}</span>
          <StatusMark tone={tone}>{word}</StatusMark>
          {standing.is === 'resting' && (
            <span className="text-13">
              until <Moment at={standing.until} now={now} />
            </span>
          )}
        </p>
        <p className="text-pretty text-13 text-muted">
          {means} Key <span className="select-all">{keyFingerprint}</span>
        </p>
        {missingRight && (
          <p className="text-pretty text-13">
            The key is missing a permission that is needed to read payments. Grant it at the provider:{' '}
            <span className="font-strong">{missingRight}</span>.
          </p>
        )}
      </div>
      <dl className="flex flex-wrap gap-x-8 gap-y-2 roomy:grid roomy:grid-cols-[13rem_8rem_4rem_5rem]">
        {facts.map(([fact, value]) => (
          <div key={fact}>
            <dt className="text-13 text-muted">{fact}</dt>
            <dd className="tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
    </li>
  )
}
