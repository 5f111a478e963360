// Whether the audit trail is whole: when it was last reckoned anew, and where it ends.
import { Moment, type Now } from '@/components/ui/moment'
import { Notice } from '@/components/ui/notice'
import { StatusMark } from '@/components/ui/status-mark'
import type { ChainStanding as Standing } from '@/lib/audit/standing'

const count = (entries: number) => `${entries.toLocaleString('en-GB')} ${entries === 1 ? 'entry' : 'entries'}`

function Verified({ now, verification }: { now: Now; verification: NonNullable<Standing['verification']> }) {
  const { entries, isRight, reason, verifiedAt, wrongPosition } = verification
  if (isRight)
    return (
      <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <StatusMark tone="good">Verified</StatusMark>
        <span>
          {count(entries)} checked <Moment at={verifiedAt} now={now} />: each follows from the one before.
        </span>
      </p>
    )
  return (
    <Notice tone="bad">
      <p className="font-strong">This audit trail was tampered with, or damaged.</p>
      <p>
        Entry {wrongPosition}: {reason} Checked <Moment at={verifiedAt} now={now} />. Whoever runs Remit has
        been alarmed.
      </p>
    </Notice>
  )
}

export function ChainStanding({ chain, now, verification }: Standing & { now: Now }) {
  return (
    <section aria-label="Whether the audit trail is whole" className="grid gap-2 border-y border-line py-4">
      {verification ? (
        <Verified verification={verification} now={now} />
      ) : (
        <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
          <StatusMark tone="calm">Not checked yet</StatusMark>
          <span>Every chain is checked once a day, a new one within minutes.</span>
        </p>
      )}
      {chain && (
        <p className="text-13 text-muted">
          It has {count(chain.entries)} now and ends with{' '}
          <code className="break-all">
            {chain.entries}:{chain.hash}
          </code>
          . Keep this line elsewhere: nobody can replace the trail unseen by whoever has it.
        </p>
      )}
    </section>
  )
}
