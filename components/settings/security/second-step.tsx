// The second step of a person's sign-ins: their authenticator app, and the recovery codes for when it or a passkey is lost.
import { TEXT_BUTTON } from '@/components/ui/button'
import { Moment, type Now } from '@/components/ui/moment'
import { AddApp } from './add-app'
import { MakeRecoveryCodes } from './recovery-codes'
import { RemoveApp } from './remove-app'
import { ROW } from './row'

interface Props {
  app: { createdAt: Date; lastUsedAt: Date | null } | undefined
  recoveryCodes: { left: number; madeAt: Date } | undefined
  hasPasskeys: boolean
  now: Now
}

export function SecondStep({ app, hasPasskeys, now, recoveryCodes }: Props) {
  return (
    <>
      <section aria-labelledby="second-step" className="grid gap-3">
        <div className="grid gap-1">
          <h2 id="second-step" className="text-17 font-strong">
            Authenticator app
          </h2>
          <p className="text-muted text-pretty">
            An app on your phone shows a code that changes every half minute. Once it is set up, signing in by
            email asks for it as well, so that your mailbox alone lets nobody in.
          </p>
        </div>
        {app && (
          <div className={`${ROW} border-t`}>
            <div className="grid min-w-0 gap-0.5">
              <span className="font-strong">Set up</span>
              <span className="flex flex-wrap gap-x-4 text-13 text-muted">
                <span>
                  Since <Moment at={app.createdAt} now={now} />
                </span>
                <span>
                  {app.lastUsedAt ? (
                    <>
                      Last used <Moment at={app.lastUsedAt} now={now} />
                    </>
                  ) : (
                    'Never used since'
                  )}
                </span>
              </span>
            </div>
            <RemoveApp hasPasskeys={hasPasskeys} className={`${TEXT_BUTTON} -my-2.5 shrink-0`} />
          </div>
        )}
        <AddApp isSetUp={app !== undefined} />
      </section>
      {(app || hasPasskeys) && (
        <section aria-labelledby="recovery-codes" className="grid gap-3">
          <div className="grid gap-1">
            <h2 id="recovery-codes" className="text-17 font-strong">
              Recovery codes
            </h2>
            <p className="text-muted text-pretty">
              {recoveryCodes ? (
                <>
                  {recoveryCodes.left} of 10 are left, made <Moment at={recoveryCodes.madeAt} now={now} />.
                  Each works once in place of a passkey or a code of your app.
                </>
              ) : (
                'You have none. With them you get in when your phone or your passkey is lost.'
              )}
            </p>
          </div>
          <MakeRecoveryCodes hasSome={recoveryCodes !== undefined} />
        </section>
      )}
    </>
  )
}
