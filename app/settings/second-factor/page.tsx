// For who may go on only with a second factor: says who asks for it, and leads to setting one up. Nobody is locked out of that.
import type { Metadata } from 'next'
import { drawn } from '@/app/drawn'
import type { SearchParams } from '@/app/place'
import { requireVisitor } from '@/app/signed-in'
import { ProofDialog } from '@/components/security/proof-dialog'
import { AddApp } from '@/components/settings/security/add-app'
import { AddPasskey } from '@/components/settings/security/add-passkey'
import { ConfirmFactor } from '@/components/settings/security/confirm-factor'
import { placeHref } from '@/components/shell/place-href'
import { PRIMARY_BUTTON, QUIET_BUTTON } from '@/components/ui/button'
import { MessagePage } from '@/components/ui/message-page'
import { hasSecondFactor } from '@/lib/people/own-factors'
import { takesPasskeys } from '@/lib/people/passkeys'
import { safeReturnPath } from '@/lib/people/return-path'
import { house } from '@/lib/wiring'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Second factor · Remit', robots: { index: false } }

const PATH = '/settings/second-factor'

async function SecondFactorPage({ searchParams }: { searchParams: SearchParams }) {
  const { next: wanted, organisation } = await searchParams
  const next = safeReturnPath(wanted)
  const visitor = await requireVisitor(`${PATH}?${new URLSearchParams({ next })}`)
  const here = house()
  const isThere = visitor.signIn.hasFactor
  const hasOne = await hasSecondFactor(here.db, visitor.userId)
  const own = visitor.memberships.find(({ organisationId }) => organisationId === organisation)
  const others = visitor.memberships.filter(({ requiresSecondFactor }) => !requiresSecondFactor)
  const asking = own?.organisationName ?? 'Remit'
  const title = isThere
    ? 'You can go on'
    : hasOne
      ? 'Confirm with your second factor'
      : 'Set up a second factor'
  return (
    <MessagePage title={title}>
      {isThere ? (
        <p>Your second factor is set up, and was shown in this sign-in.</p>
      ) : hasOne ? (
        <p>{asking} lets people in only with a second factor, and you signed in without yours.</p>
      ) : (
        <p>
          {asking} lets people in only with a second factor, so that nobody gets in who can merely read your
          email. It takes a minute, and you need it once: an app on your phone that shows codes
          {takesPasskeys(here) ? ', or a passkey: your finger, your face or a PIN.' : '.'}
        </p>
      )}
      {!isThere && hasOne && <ConfirmFactor next={next} />}
      <div className="grid justify-items-start gap-3 text-ink">
        <AddApp isSetUp={hasOne || isThere} />
        {takesPasskeys(here) && <AddPasskey isQuiet isSetUp={hasOne || isThere} />}
      </div>
      {isThere && (
        <a className={PRIMARY_BUTTON} href={next}>
          Go on
        </a>
      )}
      {!isThere && others.length > 0 && (
        <p>
          Or open{' '}
          {others.map(({ organisationId, organisationName }, at) => (
            <span key={organisationId}>
              {at > 0 && ', '}
              <a
                className="text-accent underline underline-offset-4"
                href={placeHref('/admin', organisationId)}
              >
                {organisationName}
              </a>
            </span>
          ))}
          , where none is needed.
        </p>
      )}
      <form method="post" action="/sign-out" className="flex flex-wrap items-center gap-x-6">
        <button type="submit" className={QUIET_BUTTON}>
          Sign out
        </button>
        <a
          className="inline-flex min-h-11 items-center text-accent underline underline-offset-4"
          href="/settings/security"
        >
          Your security
        </a>
      </form>
      <ProofDialog />
    </MessagePage>
  )
}

export default drawn(SecondFactorPage)
