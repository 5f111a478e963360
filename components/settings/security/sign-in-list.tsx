// The sign-ins of a person on all of their devices, each of which they can end.
import { Moment, type Now } from '@/components/ui/moment'
import { StatusMark } from '@/components/ui/status-mark'
import type { ListedSignIn } from '@/lib/people/sign-in'
import { deviceOf, placeOf } from './device'
import { EndOthers, EndSignIn } from './end-sign-in'
import { ROW } from './row'

/** In the house's words; the id of a provider otherwise, which is its name in lower case. */
const WAYS: Readonly<Record<string, string>> = {
  mail: 'by emailed link',
  passkey: 'with a passkey',
  demo: 'as a person of the demo',
}

const wayOf = (way: string | null, providers: Readonly<Record<string, string>>): string =>
  way === null ? '' : (WAYS[way] ?? `with ${providers[way] ?? way}`)

interface Props {
  signIns: ListedSignIn[]
  /** Names of sign-in providers by their ids. */
  providers: Readonly<Record<string, string>>
  now: Now
}

export function SignInList({ now, providers, signIns }: Props) {
  const hasOthers = signIns.some(({ isThis }) => !isThis)
  return (
    <section aria-labelledby="sign-ins" className="grid gap-3">
      <div className="grid gap-1">
        <h2 id="sign-ins" className="text-17 font-strong">
          Where you are signed in
        </h2>
        <p className="text-muted">End any that you do not recognise. It is signed out at once.</p>
      </div>
      <ul className="border-t border-line">
        {signIns.map((signIn) => (
          <li key={signIn.id} className={ROW}>
            <div className="grid min-w-0 gap-0.5">
              <span className="font-strong">{deviceOf(signIn.userAgent)}</span>
              <span className="flex flex-wrap gap-x-4 text-13 text-muted">
                <span>
                  Signed in <Moment at={signIn.createdAt} now={now} /> {wayOf(signIn.way, providers)}
                </span>
                {signIn.network && <span className="break-words">From {placeOf(signIn.network)}</span>}
                {!signIn.isThis && (
                  <span>
                    Last used <Moment at={signIn.lastSeenAt} now={now} />
                  </span>
                )}
              </span>
            </div>
            {signIn.isThis ? (
              <span className="shrink-0">
                <StatusMark tone="good">This device</StatusMark>
              </span>
            ) : (
              <EndSignIn id={signIn.id} device={deviceOf(signIn.userAgent)} />
            )}
          </li>
        ))}
      </ul>
      {hasOthers && <EndOthers />}
    </section>
  )
}
