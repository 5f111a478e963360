// The guide to the Platform API: what to know before the first call.

import { EventsSection, type EventWords } from './events-section'
import { Block, Code, Section } from './prose'
import { VersionsSection } from './versions-section'
import { WebhooksSection } from './webhooks-section'

interface Props {
  appUrl: string
  /** The sandbox's control page, if a sandbox plays Stripe. */
  sandboxUrl?: string
  events: readonly EventWords[]
}

export const GUIDE_SECTIONS = [
  ['start', 'First call'],
  ['authentication', 'Authentication'],
  ['money', 'Money'],
  ['errors', 'Errors'],
  ['idempotency', 'Idempotency'],
  ['paging', 'Lists'],
  ['paid', 'Knowing when an invoice is paid'],
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
  ['AT61 1904 3002 3457 3201', 'SEPA debit, pending until it is settled'],
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
          Create an invoice, send it, and give the payer its link: <Code>POST /customers</Code>,{' '}
          <Code>POST /invoices</Code>, <Code>POST /invoices/{'{id}'}/send</Code>. The last response contains{' '}
          <Code>paymentUrl</Code>. The money goes straight to the seller’s own Stripe account.
        </p>
        <Block>{firstCalls(appUrl)}</Block>
      </Section>
      <Section id="authentication" title="Authentication">
        <p>
          Your server sends its key in the header <Code>x-dolfin-api-key</Code>. The key has full access to
          the organisations of your platform. Calls outside <Code>/organisations/{'{id}'}</Code> name the
          organisation they are about in <Code>x-dolfin-organisation-id</Code>. Payers send no key: the link
          is enough.
        </p>
        <p>
          Anything that is not yours returns 404, exactly like something that does not exist. A key is shown
          once, stored only as a hash, and stops working as soon as you delete it.
        </p>
      </Section>
      <Section id="money" title="Money">
        <p>
          Amounts are decimals in the currency’s major unit, next to an upper-case ISO 4217 code:{' '}
          <Code>140.76</Code> in EUR, <Code>1500</Code> in JPY, <Code>5.12</Code> in KWD. Send them as numbers
          or, if you do not trust your JSON library with decimals, as strings. They are read digit by digit:
          signs, exponents and more decimals than the currency has are refused, and nothing is rounded.
          Responses contain JSON numbers with exactly the right digits.
        </p>
        <p>Tax is rounded half up on each line, so the lines always add up to the total.</p>
      </Section>
    </>
  )
}

function Robustness() {
  return (
    <>
      <Section id="errors" title="Errors">
        <p>
          Every error is a problem in the format of RFC 9457. Program against <Code>code</Code>; show{' '}
          <Code>detail</Code> to a person; <Code>errors</Code> names every bad field by its JSON pointer;{' '}
          <Code>type</Code> links to a page that says what to do. Where waiting helps, there is a{' '}
          <Code>Retry-After</Code> header.{' '}
          <a href="/problems" className="text-accent underline">
            All problems
          </a>
        </p>
        <Block>{REFUSAL}</Block>
      </Section>
      <Section id="idempotency" title="Idempotency">
        <p>
          Every call that creates something accepts an <Code>Idempotency-Key</Code> of 1 to 255 visible ASCII
          characters: for invoices, payments and refunds, and for keys, webhooks, members and articles too. It
          is optional, but send one whenever money moves. For a day, the same key with the same body gets the
          first response again, marked <Code>Idempotent-Replayed: true</Code>. With a different body it gets a
          422, and while the first call is still running a 409; a refused call does not use up the key. After
          a timeout or a 5xx, repeat the call with the same key. The stored response is encrypted, because it
          may contain a payer’s link or a key.
        </p>
      </Section>
      <Section id="paging" title="Lists">
        <p>
          <Code>limit</Code> (20, at most 100) and <Code>cursor</Code>. A response contains <Code>data</Code>,{' '}
          <Code>hasMore</Code> and <Code>nextCursor</Code>; pass <Code>nextCursor</Code> as{' '}
          <Code>cursor</Code> until it is null. Lists are newest first; some take a <Code>sort</Code>{' '}
          parameter, and a cursor only works with the sort order it came from.
        </p>
        <p>
          You can give organisations, customers and invoices an <Code>externalReference</Code> and{' '}
          <Code>metadata</Code> of your own, and find them by these:{' '}
          <Code>?externalReference=order-4711</Code>, <Code>?metadata=costCentre:4711</Code>. A reference need
          not be unique; everything that has it is returned. <Code>updatedAfter</Code> returns what has
          changed since a moment, including that moment; <Code>updatedBefore</Code> excludes it.
        </p>
      </Section>
      <Section id="paid" title="Knowing when an invoice is paid">
        <p>
          Never rely on the browser. Remit hears of a payment from Stripe, checks it with Stripe, and settles
          it once, even if events arrive twice or out of order. Read <Code>GET /invoices/{'{id}'}</Code>: its{' '}
          <Code>status</Code>, <Code>amountPaid</Code> and <Code>outstanding</Code> follow from the ledger,
          and <Code>GET /invoices/{'{id}'}/payments</Code> lists how it was paid, with refunds and disputes. A
          bank debit takes days; it counts once the money has arrived.
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
        <p>With test keys, no money moves. Use any future expiry date and any security code.</p>
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
              The sandbox’s control page
            </a>{' '}
            settles debits, makes refunds, opens disputes and breaks things on purpose;{' '}
            <a href={`${sandboxUrl}/_sandbox/mail`} className="text-accent underline">
              its mailbox
            </a>{' '}
            shows every email that was sent.
          </p>
        )}
      </Section>
    </div>
  )
}
