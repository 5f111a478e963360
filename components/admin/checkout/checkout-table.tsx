// Checkouts as a table; on a phone only what tells one from another.
import { placeHref } from '@/components/shell/place-href'
import { Amount } from '@/components/ui/amount'
import { Moment, type Now } from '@/components/ui/moment'
import { StatusMark } from '@/components/ui/status-mark'
import { AMOUNT_CELL, AMOUNT_HEAD_CELL, CELL, HEAD_CELL, ROW, TABLE } from '@/components/ui/table'
import type { ListedCheckout } from '@/lib/checkouts/list'
import { CHECKOUTS_PATH } from './checkout-filters'
import { CHECKOUT_MARKS } from './words'

interface Props {
  checkouts: ListedCheckout[]
  /** Undefined where all organisations are shown. */
  organisationId: string | undefined
  now: Now
}

const ROOMY = 'hidden wide:table-cell'

export function CheckoutTable({ checkouts, now, organisationId }: Props) {
  const hasOrganisation = organisationId === undefined
  return (
    <table className={TABLE}>
      <caption className="sr-only">Checkouts, newest first</caption>
      <thead>
        <tr>
          <th className={HEAD_CELL}>Reference</th>
          <th className={HEAD_CELL}>State</th>
          {hasOrganisation && <th className={`${HEAD_CELL} ${ROOMY}`}>Organisation</th>}
          <th className={`${HEAD_CELL} ${ROOMY}`}>Created</th>
          <th className={`${HEAD_CELL} ${ROOMY}`}>Expires</th>
          <th className={AMOUNT_HEAD_CELL}>Amount</th>
        </tr>
      </thead>
      <tbody>
        {checkouts.map((checkout) => (
          <tr key={checkout.id} className={`relative ${ROW}`}>
            <td className={CELL}>
              <Name checkout={checkout} organisationId={organisationId} />
              <span className="block text-13 text-muted wide:hidden">
                <Moment at={checkout.createdAt} now={now} />
              </span>
            </td>
            <td className={CELL}>
              <StatusMark tone={CHECKOUT_MARKS[checkout.outcome].tone}>
                {CHECKOUT_MARKS[checkout.outcome].word}
              </StatusMark>
            </td>
            {hasOrganisation && <td className={`${CELL} ${ROOMY}`}>{checkout.organisationName}</td>}
            <td className={`${CELL} ${ROOMY}`}>
              <Moment at={checkout.createdAt} now={now} />
            </td>
            <td className={`${CELL} ${ROOMY}`}>
              {checkout.expiresAt ? (
                <Moment at={checkout.expiresAt} now={now} />
              ) : (
                <span className="text-muted">–</span>
              )}
            </td>
            <td className={AMOUNT_CELL}>
              <Amount minor={checkout.totalMinor} currency={checkout.currency} locale="en-GB" />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The whole row can be clicked, unless its checkout session was never created. */
function Name({
  checkout: { reference, sessionId },
  organisationId,
}: {
  checkout: ListedCheckout
  organisationId: string | undefined
}) {
  if (!sessionId) return <span dir="auto">{reference}</span>
  return (
    <a
      className="font-strong break-all after:absolute after:inset-0"
      href={placeHref(`${CHECKOUTS_PATH}/${sessionId}`, organisationId)}
      dir="auto"
    >
      {reference}
    </a>
  )
}
