// The account page: who is signed in, their organisations, and signing out.
import { placeHref } from '@/components/shell/place-href'
import { QUIET_BUTTON } from '@/components/ui/button'
import { TextField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { StatusMark, type Tone } from '@/components/ui/status-mark'
import type { Role } from '@/db/schema/organisations'
import type { PaymentAccountStatus } from '@/lib/payment-accounts/payment-account'
import { AUDIT_PATH } from './audit/audit-path'
import { ROLE_WORDS } from './role-words'

export interface OwnOrganisation {
  id: string
  name: string
  role: Role
  /** Undefined for who may not see it now. */
  payments: PaymentAccountStatus | undefined
}

const PAYMENTS: Record<PaymentAccountStatus, { tone: Tone; word: string }> = {
  NotStarted: { tone: 'calm', word: 'Payments not started' },
  OnboardingInProgress: { tone: 'moving', word: 'Payments in progress' },
  Active: { tone: 'good', word: 'Payments active' },
  Restricted: { tone: 'wait', word: 'Payments restricted' },
  Rejected: { tone: 'bad', word: 'Payments rejected' },
  Disconnected: { tone: 'bad', word: 'Payments disconnected' },
}

const LINK = 'inline-flex min-h-11 items-center font-strong text-accent hover:underline underline-offset-4'

export function OwnOrganisations({ organisations }: { organisations: OwnOrganisation[] }) {
  return (
    <section aria-labelledby="organisations" className="grid gap-2">
      <h2 id="organisations" className="text-17 font-strong">
        Your organisations
      </h2>
      {organisations.length === 0 && (
        <p className="text-muted">
          You belong to no organisation yet. Once somebody invites you, it is listed here.
        </p>
      )}
      <ul className="border-t border-line empty:hidden">
        {organisations.map(({ id, name, payments, role }) => (
          <li
            key={id}
            className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 border-b border-line py-2"
          >
            <div className="grid">
              <a className={LINK} href={placeHref('/admin', id)}>
                {name}
              </a>
              <span className="text-13 text-muted">
                {role}: {ROLE_WORDS[role]}
              </span>
            </div>
            {payments && <StatusMark tone={PAYMENTS[payments].tone}>{PAYMENTS[payments].word}</StatusMark>}
          </li>
        ))}
      </ul>
    </section>
  )
}

interface Found {
  found: { id: string; name: string; country: string }[]
  q: string
  /** The page that was asked for, which is about one organisation. */
  goal: { href: string; name: string } | undefined
}

/** For operators, who see every organisation: the one to look at. */
export function OrganisationFinder({ found, goal, q }: Found) {
  return (
    <section aria-labelledby="all-organisations" className="grid gap-3">
      <h2 id="all-organisations" className="text-17 font-strong">
        All organisations
      </h2>
      {goal && <Notice tone="wait">Choose the organisation whose {goal.name} page you want to see.</Notice>}
      <form action="/settings" className="flex flex-wrap items-end gap-3">
        {goal && <input type="hidden" name="next" value={goal.href} />}
        <TextField label="Find by name" type="search" name="q" defaultValue={q} maxLength={200} />
        <button type="submit" className={QUIET_BUTTON}>
          Find
        </button>
      </form>
      {found.length === 0 && <p className="text-muted">No organisation has “{q}” in its name.</p>}
      <ul className="border-t border-line empty:hidden">
        {found.map(({ country, id, name }) => (
          <li key={id} className="flex items-baseline justify-between gap-6 border-b border-line">
            <a className={LINK} href={placeHref(goal?.href ?? '/settings/organisation', id)}>
              {name}
            </a>
            <span className="text-13 text-muted">{country}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

export function WayOut({ isOperator = false }: { isOperator?: boolean }) {
  return (
    <section aria-labelledby="way-out" className="grid gap-3">
      <h2 id="way-out" className="text-17 font-strong">
        Sign out
      </h2>
      <p className="text-muted">
        <a className="text-accent underline underline-offset-4" href="/settings/security">
          Passkeys, and where you are signed in
        </a>
      </p>
      <p className="text-muted">
        <a className="text-accent underline underline-offset-4" href="/settings/personal-data">
          Download or erase your personal data
        </a>
      </p>
      {isOperator && (
        <p className="text-muted">
          <a className="text-accent underline underline-offset-4" href={AUDIT_PATH}>
            Audit trail of the platform
          </a>
        </p>
      )}
      <form method="post" action="/sign-out" className="flex flex-wrap gap-3">
        <button type="submit" className={QUIET_BUTTON}>
          Sign out
        </button>
        <button type="submit" name="everywhere" value="1" className={QUIET_BUTTON}>
          Sign out on every device
        </button>
      </form>
    </section>
  )
}
