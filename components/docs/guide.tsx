// What an engineer has to know before the first call, in the order of need.

import { EventsSection, type EventWords } from './events-section'
import { Block, Code, Section } from './prose'
import { VersionsSection } from './versions-section'
import { WebhooksSection } from './webhooks-section'

interface Props {
  appUrl: string
  /** Where Stripe is played by a sandbox: its control page. */
  sandboxUrl?: string
  events: readonly EventWords[]
}

export const GUIDE_SECTIONS = [
  ['start', 'First call'],
  ['authentication', 'Authentication'],
  ['money', 'Money'],
  ['errors', 'Refusals'],
  ['idempotency', 'Repeating a call'],
  ['paging', 'Lists'],
  ['paid', 'Knowing that it was paid'],
  ['webhooks', 'Receiving webhooks'],
  ['events', 'Events'],
  ['limits', 'Rate limits'],
  ['versions', 'Versioning'],
  ['sandbox', 'Paying in the sandbox'],
] as const

const TEST_MEANS = [
  ['4242 4242 4242 4242', 'is paid'],
  ['4000 0000 0000 0002', 'is declined'],
  ['4000 0000 0000 9995', 'has insufficient funds'],
  ['4000 0027 6000 3184', 'asks for 3-D Secure'],
  ['AT61 1904 3002 3457 3201', 'SEPA debit, on its way until it is settled'],
] as const

const firstCalls = (appUrl: string) => `export REMIT_API_KEY=…        # npm start prints one
curl ${appUrl}/organisations -H "x-dolfin-api-key: $REMIT_API_KEY"`

const REFUSAL = `HTTP/1.1 409 Conflict
content-type: application/problem+json

{
  "type": "https://…/problems/Invoice.NotDraft",
  "title": "Invoice is not a draft",
  "status": 409,
  "detail": "An invoice that has been sent cannot be changed. Void it and create a new one.",
  "instance": "/invoices/7d0e2c5a-…",
  "code": "Invoice.NotDraft",
  "requestId": "0b6e1d0c-…"
}`

function Basics({ appUrl }: { appUrl: string }) {
  return (
    <>
      <Section id="start" title="First call">
        <p>
          Make an invoice, send it, and give the payer its link: <Code>POST /customers</Code>,{' '}
          <Code>POST /invoices</Code>, <Code>POST /invoices/{'{id}'}/send</Code>. The answer to the last one
          holds <Code>paymentUrl</Code>. The money goes straight to the seller’s own Stripe account.
        </p>
        <Block>{firstCalls(appUrl)}</Block>
      </Section>
      <Section id="authentication" title="Authentication">
        <p>
          Your server sends its key in the header <Code>x-dolfin-api-key</Code>. It may do everything within
          the organisations of your platform. Calls outside <Code>/organisations/{'{id}'}</Code> say which
          organisation they are about in <Code>x-dolfin-organisation-id</Code>. A payer sends nothing: the
          link is the key.
        </p>
        <p>
          What is not yours is answered exactly like what does not exist: 404. A key is shown once, kept only
          as a hash, and ends at once when you delete it.
        </p>
      </Section>
      <Section id="money" title="Money">
        <p>
          Amounts are decimal major units beside an upper-case ISO 4217 code: <Code>140.76</Code> in EUR,{' '}
          <Code>1500</Code> in JPY, <Code>5.12</Code> in KWD. Send them as a number or, to be safe from your
          JSON library, as text. They are read by their digits: more decimals than the currency has, signs and
          exponents are refused, nothing is rounded. Answers are JSON numbers with exactly the right digits.
        </p>
        <p>Tax is rounded half up on each line, so that the lines always add up to the total.</p>
      </Section>
    </>
  )
}

function Robustness() {
  return (
    <>
      <Section id="errors" title="Refusals">
        <p>
          Every refusal is a problem as RFC 9457 says it. Look at <Code>code</Code>; show <Code>detail</Code>{' '}
          to a person; <Code>errors</Code> names every bad field by its JSON pointer; <Code>type</Code> leads
          to a page that says what to do. Where waiting helps there is a <Code>Retry-After</Code>.{' '}
          <a href="/problems" className="text-accent underline">
            All problems
          </a>
        </p>
        <Block>{REFUSAL}</Block>
      </Section>
      <Section id="idempotency" title="Repeating a call">
        <p>
          Every call that makes something takes an <Code>Idempotency-Key</Code> of 1 to 255 visible ASCII
          characters: invoices, payments and refunds, and keys, webhooks, members and articles too. It is your
          choice; where money moves, send one. The same key with the same body gets the first answer again for
          a day, marked <Code>Idempotent-Replayed: true</Code>. With another body it is refused (422), while
          the first call is running it is 409, and a refused call does not use the key up. After a timeout or
          a 5xx, repeat with the same key. What is kept for the repeat is encrypted, because it may hold a
          payer’s link or a key.
        </p>
      </Section>
      <Section id="paging" title="Lists">
        <p>
          <Code>limit</Code> (20, at most 100) and <Code>cursor</Code>. An answer holds <Code>data</Code>,{' '}
          <Code>hasMore</Code> and <Code>nextCursor</Code>; pass <Code>nextCursor</Code> on as{' '}
          <Code>cursor</Code> until it is null. Lists are newest first; where there is a <Code>sort</Code>,
          another order can be had, and a cursor goes with its own.
        </p>
        <p>
          Give organisations, customers and invoices an <Code>externalReference</Code> and{' '}
          <Code>metadata</Code> of yours, and find them by these: <Code>?externalReference=order-4711</Code>,{' '}
          <Code>?metadata=costCentre:4711</Code>. A reference need not be unique; all that bear it are
          answered. <Code>updatedAfter</Code> answers what has changed since a moment, that moment included;{' '}
          <Code>updatedBefore</Code> excludes its own.
        </p>
      </Section>
      <Section id="paid" title="Knowing that it was paid">
        <p>
          Never by the browser. Remit hears of a payment from Stripe, asks Stripe again, and settles it once,
          whatever arrives twice or out of order. Read <Code>GET /invoices/{'{id}'}</Code>: its{' '}
          <Code>status</Code>, <Code>amountPaid</Code> and <Code>outstanding</Code> follow from the ledger,
          and <Code>GET /invoices/{'{id}'}/payments</Code> tells by which means, with refunds and disputes. A
          bank debit is on its way for days; it counts when the money has come.
        </p>
      </Section>
    </>
  )
}

export function Guide({ appUrl, events, sandboxUrl }: Props) {
  return (
    <div className="max-w-3xl space-y-10">
      <Basics appUrl={appUrl} />
      <Robustness />
      <WebhooksSection appUrl={appUrl} isSandbox={sandboxUrl !== undefined} />
      <EventsSection events={events} />
      <VersionsSection />
      <Section id="sandbox" title="Paying in the sandbox">
        <p>With test keys no money moves. Any future date and any security code will do.</p>
        <ul className="divide-y divide-line border-line border-y">
          {TEST_MEANS.map(([number, effect]) => (
            <li key={number} className="flex flex-wrap justify-between gap-x-4 py-2">
              <Code>{number}</Code>
              <span>{effect}</span>
            </li>
          ))}
        </ul>
        {sandboxUrl && (
          <p>
            <a href={`${sandboxUrl}/_sandbox`} className="text-accent underline">
              The sandbox’s own page
            </a>{' '}
            settles debits, refunds, opens disputes and breaks things on purpose;{' '}
            <a href={`${sandboxUrl}/_sandbox/mail`} className="text-accent underline">
              its mailbox
            </a>{' '}
            shows every mail that was sent.
          </p>
        )}
      </Section>
    </div>
  )
}
