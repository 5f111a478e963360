// What could not be settled or delivered: why, since when, references, and a retry button.
import { placeHref } from '@/components/shell/place-href'
import { EmptyState } from '@/components/ui/empty-state'
import { Moment, type Now } from '@/components/ui/moment'
import { isCurrency } from '@/lib/money/currency'
import { displayMoney } from '@/lib/money/display'
import type { Problems } from '@/lib/problems/problems'
import { type Act, ActButton } from './act-button'
import { EndButton } from './end-button'
import type { Item } from './item'
import { OpenThere } from './open-there'
import { scheduleItems } from './schedule-items'
import { deliveryWords, eventWords, letterName, letterWords, paymentWords } from './words'

interface Setting {
  locale: string
  now: Now
  /** Names whose it is, where one looks at all organisations. */
  namesOrganisation: boolean
  mayRetry: boolean
}

const RETRY: Act = {
  verb: 'Try again',
  meanwhile: 'Trying…',
  outcomes: {
    quarantined: 'Nothing has changed at Stripe.',
    received: 'It did not work this time either.',
    dead: 'It did not work this time either.',
  },
  otherwise: 'Done.',
}

const whose = (id: string | null, name: string | null) => (id && name ? { id, name } : undefined)

const known = (references: (string | null)[]): string[] =>
  references.filter((reference): reference is string => reference !== null && reference !== '')

function ProblemItem({ item, setting }: { item: Item; setting: Setting }) {
  const { organisation, references, since, title, words } = item
  // Who looks at all organisations is an operator, who calls in the name of none of them.
  const meant = setting.namesOrganisation ? undefined : organisation?.id
  return (
    <li className="grid gap-3 border-b border-line py-5 wide:grid-cols-[minmax(0,1fr)_auto] wide:gap-x-8">
      <div className="grid min-w-0 gap-1">
        <p className="font-strong">{title}</p>
        <p className="text-pretty">{words.why}</p>
        <p className="text-pretty text-muted">{words.todo}</p>
        <p className="flex flex-wrap gap-x-4 text-13 text-muted">
          <span>
            Since <Moment at={since} now={setting.now} />
          </span>
          {setting.namesOrganisation && <span>{organisation?.name ?? 'No organisation'}</span>}
          {references.map((reference) => (
            <span key={reference} className="select-all">
              {reference}
            </span>
          ))}
        </p>
      </div>
      {setting.mayRetry && item.retry && (
        <ActButton
          act={RETRY}
          path={item.retry.path}
          object={`: ${item.retry.what}`}
          organisationId={meant}
        />
      )}
      {setting.mayRetry && item.end && setting.namesOrganisation && organisation && (
        <OpenThere organisation={organisation} />
      )}
      {setting.mayRetry && item.end && !setting.namesOrganisation && (
        <div className="needs-script grid content-start justify-items-start wide:justify-items-end">
          <EndButton {...item.end} organisationId={meant} />
        </div>
      )}
    </li>
  )
}

function Group({
  items,
  lead,
  setting,
  title,
}: {
  title: string
  lead: string
  items: Item[]
  setting: Setting
}) {
  if (items.length === 0) return null
  return (
    <section aria-label={title} className="grid gap-1">
      <h2 className="text-17 font-strong">
        {title} <span className="text-muted">({items.length})</span>
      </h2>
      <p className="max-w-[44rem] text-pretty text-muted">{lead}</p>
      <ul className="mt-2 border-t border-line">
        {items.map((item) => (
          <ProblemItem key={item.key} item={item} setting={setting} />
        ))}
      </ul>
    </section>
  )
}

const nameOf = (provider: string | null): string => (provider === 'mollie' ? 'Mollie' : 'Stripe')

/** What it pays, with a link if it has a page. */
function payableOf(payment: Problems['payments'][number]): { name: string; page: string | null } {
  const { checkoutReference, documentNumber, invoiceId, orderReference, sessionId } = payment
  if (sessionId !== null)
    return { name: `session ${orderReference ?? ''}`, page: `/admin/routing/sessions/${sessionId}` }
  if (invoiceId === null) return { name: `checkout ${checkoutReference ?? ''}`, page: null }
  return { name: `invoice ${documentNumber ?? ''}`, page: `/admin/invoices/${invoiceId}` }
}

const paymentItems = ({ payments }: Problems, locale: string): Item[] =>
  payments.map((payment) => {
    const { amountMinor, currency, id, organisationId } = payment
    const amount = isCurrency(currency) ? displayMoney(amountMinor, currency, locale) : currency
    const { name, page } = payableOf(payment)
    const href = page && placeHref(page, organisationId)
    return {
      key: id,
      title: (
        <>
          <span className="amount">{amount}</span> asked for{' '}
          {href ? (
            <a href={href} className="text-accent underline underline-offset-4">
              {name}
            </a>
          ) : (
            name
          )}
        </>
      ),
      words: paymentWords(payment.reason, {
        provider: nameOf(payment.provider),
        isWithdrawn: payment.isWithdrawn,
      }),
      since: payment.since,
      organisation: whose(organisationId, payment.organisationName),
      references: known([payment.reference, payment.accountId]),
      [payment.isWithdrawn ? 'end' : 'retry']: {
        path: `/quarantine/payments/${id}/${payment.isWithdrawn ? 'end' : 'retry'}`,
        what: `payment of ${amount} for ${name}`,
      },
    }
  })

const overpaidItems = ({ overpaid }: Problems, locale: string): Item[] =>
  overpaid.map(({ currency, id, isVoid, ...invoice }) => ({
    key: id,
    title: (
      <>
        <span className="amount">
          {isCurrency(currency) ? displayMoney(invoice.amountOverpaidMinor, currency, locale) : currency}
        </span>{' '}
        too much on{' '}
        <a
          href={placeHref(`/admin/invoices/${id}`, invoice.organisationId)}
          className="text-accent underline underline-offset-4"
        >
          {isVoid ? 'void invoice' : 'invoice'} {invoice.documentNumber}
        </a>
      </>
    ),
    words: {
      why: `${invoice.customerName} has paid more than the invoice asks for.`,
      todo: 'Open the invoice to refund the money or keep it as credit.',
    },
    since: invoice.since,
    organisation: whose(invoice.organisationId, invoice.organisationName),
    references: [],
  }))

const eventItems = ({ events }: Problems): Item[] =>
  events.map(({ account, eventId, id, organisationId, organisationName, provider, ...event }) => ({
    key: String(id),
    title: `${provider === null ? '' : `${nameOf(provider)} `}event ${event.type}`.replace(/^e/, 'E'),
    words: eventWords(event.state, event.reason, nameOf(provider)),
    since: event.since,
    organisation: whose(organisationId, organisationName),
    references: known([eventId, provider === null ? account : null]),
    retry: { path: `/quarantine/events/${id}/retry`, what: `event ${eventId}` },
  }))

const deliveryItems = ({ deliveries, letters }: Problems): Item[] => [
  ...letters.map((letter) => ({
    key: letter.id,
    title: `${letterName(letter.kind)}${letter.documentNumber ? ` (invoice ${letter.documentNumber})` : ''}`,
    words: letterWords(letter.attempts),
    since: letter.since,
    organisation: whose(letter.organisationId, letter.organisationName),
    references: known([letter.reason]),
    retry: { path: `/undelivered/${letter.id}/retry`, what: letterName(letter.kind) },
  })),
  ...deliveries.map((delivery) => ({
    key: delivery.id,
    title: `Webhook ${delivery.type}`,
    words: deliveryWords(delivery.attempts, delivery.statusCode),
    since: delivery.since,
    organisation: whose(delivery.organisationId, delivery.organisationName),
    references: known([delivery.host, delivery.reason]),
    retry: { path: `/undelivered/${delivery.id}/retry`, what: `webhook ${delivery.type}` },
  })),
]

export function ProblemList({ problems, ...setting }: { problems: Problems } & Setting) {
  const unsettled = [...paymentItems(problems, setting.locale), ...eventItems(problems)]
  const undelivered = deliveryItems(problems)
  const overpaid = overpaidItems(problems, setting.locale)
  const notMade = scheduleItems(problems)
  if (unsettled.length + undelivered.length + overpaid.length + notMade.length === 0)
    return (
      <EmptyState title="No problems">
        Payments that do not match our records and emails that could not be sent would be listed here, each
        with the reason and a way to try again.
      </EmptyState>
    )
  return (
    <>
      {!setting.mayRetry && <p className="text-muted">Owners and admins can try these again.</p>}
      <Group
        title="Not settled"
        lead="Payments and events from a provider that do not match our records. Nothing was booked; they are set aside until someone has checked them."
        items={unsettled}
        setting={setting}
      />
      <Group
        title="Overpaid"
        lead="Money beyond what an invoice asks for, because a refund failed or a dispute was won after it was paid again."
        items={overpaid}
        setting={setting}
      />
      <Group
        title="Not made"
        lead="Recurring invoices whose next one cannot be made. It is tried again by itself, and none is lost."
        items={notMade}
        setting={setting}
      />
      <Group
        title="Not delivered"
        lead="Emails and webhooks that we stopped sending because they were not accepted."
        items={undelivered}
        setting={setting}
      />
    </>
  )
}
