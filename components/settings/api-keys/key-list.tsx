// An organisation's API keys by their prefixes: what each is for, when it was used, and how long it works.
import { EmptyState } from '@/components/ui/empty-state'
import { Moment, type Now } from '@/components/ui/moment'
import { StatusMark, type Tone } from '@/components/ui/status-mark'
import type { ApiKey } from '@/lib/organisations/organisation'
import { RevokeKey } from './revoke-key'

interface Props {
  keys: ApiKey[]
  organisationId: string
  mayChange: boolean
  now: Now
}

type State = 'works' | 'expired' | 'revoked'

const MARKS: Record<State, { tone: Tone; word: string }> = {
  works: { tone: 'good', word: 'Works' },
  expired: { tone: 'calm', word: 'Expired' },
  revoked: { tone: 'calm', word: 'Revoked' },
}

const stateOf = ({ expiresAt, revokedAt }: ApiKey, now: Now): State =>
  revokedAt ? 'revoked' : expiresAt && expiresAt <= now.at ? 'expired' : 'works'

export function KeyList({ keys, mayChange, now, organisationId }: Props) {
  if (keys.length === 0) {
    return (
      <EmptyState title="No keys yet">
        <p>
          A key lets your own programs create invoices, read payments and manage articles here, without anyone
          signing in.
        </p>
      </EmptyState>
    )
  }
  return (
    <ul className="border-t border-line">
      {keys.map((key) => (
        <li
          key={key.id}
          className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 border-b border-line py-3"
        >
          <div className="grid min-w-0 gap-0.5">
            <span className="font-strong">{key.name}</span>
            <span className="text-13 text-muted">
              <code>{key.prefix}…</code>
            </span>
            <Life apiKey={key} now={now} />
          </div>
          <div className="flex flex-wrap items-center gap-x-5">
            <StatusMark tone={MARKS[stateOf(key, now)].tone}>{MARKS[stateOf(key, now)].word}</StatusMark>
            {mayChange && stateOf(key, now) === 'works' && (
              <RevokeKey name={key.name} path={`/organisations/${organisationId}/api-keys/${key.id}`} />
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}

function Life({
  apiKey: { createdAt, expiresAt, lastUsedAt, revokedAt },
  now,
}: {
  apiKey: ApiKey
  now: Now
}) {
  return (
    <span className="flex flex-wrap gap-x-4 text-13 text-muted">
      <span>
        Made <Moment at={createdAt} now={now} />
      </span>
      <span>
        {lastUsedAt ? (
          <>
            Used <Moment at={lastUsedAt} now={now} />
          </>
        ) : (
          'Never used'
        )}
      </span>
      {revokedAt ? (
        <span>
          Revoked <Moment at={revokedAt} now={now} />
        </span>
      ) : (
        expiresAt && (
          <span>
            {expiresAt <= now.at ? 'Expired' : 'Expires'} <Moment at={expiresAt} now={now} />
          </span>
        )
      )}
    </span>
  )
}
