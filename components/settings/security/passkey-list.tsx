// A person's passkeys: added, named, removed.
import { Moment, type Now } from '@/components/ui/moment'
import { AddPasskey } from './add-passkey'
import { RemovePasskey, RenamePasskey } from './change-passkey'
import { ROW } from './row'

export interface ShownPasskey {
  id: string
  name: string
  createdAt: Date
  lastUsedAt: Date | null
  /** Its owner's other devices have it too. */
  isBackedUp: boolean
}

interface Props {
  passkeys: ShownPasskey[]
  /** Not where the site is reached by an address of numbers. */
  mayAdd: boolean
  now: Now
}

export function PasskeyList({ mayAdd, now, passkeys }: Props) {
  return (
    <section aria-labelledby="passkeys" className="grid gap-3">
      <div className="grid gap-1">
        <h2 id="passkeys" className="text-17 font-strong">
          Passkeys
        </h2>
        <p className="text-muted text-pretty">
          Sign in and confirm that it is you with your finger, your face or a PIN, in place of emailed links
          and codes: once you have one, your mailbox alone lets nobody in. A passkey cannot be guessed, copied
          down or given away by mistake.
        </p>
      </div>
      {passkeys.length > 0 && (
        <ul className="border-t border-line">
          {passkeys.map(({ createdAt, id, isBackedUp, lastUsedAt, name }) => (
            <li key={id} className={ROW}>
              <div className="grid min-w-0 gap-0.5">
                <span className="break-words font-strong">{name}</span>
                <span className="flex flex-wrap gap-x-4 text-13 text-muted">
                  <span>
                    Added <Moment at={createdAt} now={now} />
                  </span>
                  <span>
                    {lastUsedAt ? (
                      <>
                        Last used <Moment at={lastUsedAt} now={now} />
                      </>
                    ) : (
                      'Never used'
                    )}
                  </span>
                  <span>{isBackedUp ? 'Synced to your other devices' : 'On one device only'}</span>
                </span>
              </div>
              <div className="-my-2.5 flex shrink-0 flex-wrap items-center justify-end gap-x-5">
                <RenamePasskey id={id} name={name} />
                <RemovePasskey id={id} name={name} isLast={passkeys.length === 1} />
              </div>
            </li>
          ))}
        </ul>
      )}
      {mayAdd ? (
        <AddPasskey />
      ) : (
        <p className="text-muted">
          This site is reached by an address of numbers, to which browsers bind no passkeys.
        </p>
      )}
    </section>
  )
}
