// What an engineer has to know before the first session, in the order of need.
import { Block, Code, Section } from './prose'
import { RoutingSection, type RoutingWords } from './routing-section'
import { SessionWebhooks } from './session-webhooks'

interface Props {
  appUrl: string
  /** The order that the contract shows, and what it is answered, as JSON. */
  order: string
  answer: string
  routing: RoutingWords
}

export const SESSIONS_SECTIONS = [
  ['start', 'First session'],
  ['setting-up', 'Setting up'],
  ['authentication', 'Authentication'],
  ['idempotency', 'Repeating a call'],
  ['states', 'What becomes of it'],
  ['refunds', 'Giving money back'],
  ['routing', 'Which provider'],
  ['webhooks', 'Receiving webhooks'],
  ['errors', 'Refusals'],
] as const

const STATES = [
  ['PENDING', 'Waits to be paid, for one hour.', 'SUCCEEDED, FAILED, EXPIRED, CANCELLED'],
  ['SUCCEEDED', 'Paid: the provider says so.', 'PARTIALLY_REFUNDED, REFUNDED'],
  ['FAILED', 'The provider gave it up.', 'SUCCEEDED'],
  ['EXPIRED', 'The hour is over, and the provider says that nobody paid.', 'SUCCEEDED'],
  ['CANCELLED', 'You cancelled it, or the payer turned back for good.', 'SUCCEEDED'],
  ['PARTIALLY_REFUNDED', 'A part was given back.', 'REFUNDED, SUCCEEDED'],
  ['REFUNDED', 'All was given back.', 'PARTIALLY_REFUNDED, SUCCEEDED'],
] as const

const firstCall = (appUrl: string, order: string) => `export REMIT_TOKEN=ks_test_…     # npm start prints one
curl -X POST "${appUrl}/api/v1/sessions" \\
  -H "Content-Type: application/json" \\
  -H "Idempotency-Key: order-2024-001" \\
  -H "Authorization: Bearer $REMIT_TOKEN" \\
  -d '${order}'`

const settingUp = (appUrl: string) => `call() { curl -sS "$@" -H "x-dolfin-api-key: $REMIT_API_KEY" \\
  -H "x-dolfin-organisation-id: $ORGANISATION" -H "content-type: application/json"; }

call ${appUrl}/api/v1/applications -d '{ "name": "Web shop" }'                       # → id
call ${appUrl}/api/v1/applications/$ID/api-keys -d '{ "description": "Server" }'     # → fullKey
call ${appUrl}/api/v1/applications/$ID/providers -d '{ "name": "stripe", "paymentMethods": ["card"],
  "cost": { "percent": 1.75, "fixed": 0.30 }, "credentials": { "apiKey": "sk_test_…" } }'`

function States() {
  return (
    <Section id="states" title="What becomes of it">
      <dl className="divide-y divide-line border-line border-y">
        {STATES.map(([state, words, next]) => (
          <div key={state} className="grid gap-x-4 py-2 wide:grid-cols-[12rem_1fr]">
            <dt>
              <Code>{state}</Code>
            </dt>
            <dd>
              {words} <span className="text-13 text-muted">Then: {next}.</span>
            </dd>
          </div>
        ))}
      </dl>
      <p>
        Money is truth: a payment that arrives late beats every other end, and a refund that fails gives its
        part back. A session expires only after its provider was asked.
      </p>
    </Section>
  )
}

export function SessionsGuide({ answer, appUrl, order, routing }: Props) {
  return (
    <div className="max-w-3xl space-y-10">
      <Section id="start" title="First session">
        <p>
          Send the order, and send the payer to <Code>checkoutUrl</Code>. There they pay on the provider’s own
          page, and come back to <Code>redirectUrls.success</Code> or <Code>redirectUrls.failure</Code>. Where
          they come back proves nothing: wait for the webhook, or read the session.
        </p>
        <Block>{firstCall(appUrl, order)}</Block>
        <Block>{`HTTP/1.1 201 Created\n\n${answer}`}</Block>
        <p>
          Amounts are decimal major units, as numbers or as text, read by their digits and never rounded.
          Quantities times unit prices, shipping and tax must be the total, exactly.
        </p>
      </Section>
      <Section id="setting-up" title="Setting up">
        <p>
          An application is one shop or app of a merchant’s. It has keys, and connections to the merchant’s
          own accounts at payment providers. Credentials are tried when they are saved, kept encrypted, and
          shown as a fingerprint only. They may be replaced by others of the same account; another account is
          another connection, for what was made on the first one is read there until it ends. An application
          has at most 20 keys, 50 webhooks, and 20 connections that are switched on.
        </p>
        <Block>{settingUp(appUrl)}</Block>
      </Section>
      <Section id="authentication" title="Authentication">
        <p>
          Sessions are made by applications: <Code>Authorization: Bearer</Code> with a key (
          <Code>ks_test_…</Code>, <Code>ks_live_…</Code>) or with a JWT that names the application. An owner
          who is signed in gets a token for an hour from <Code>POST /api/v1/auth/token</Code>. Tokens of your
          own issuer count when they are signed by RS256 or EdDSA with a key that we know, have an{' '}
          <Code>exp</Code>, <Code>{appUrl}/api/v1</Code> as <Code>aud</Code>, and an{' '}
          <Code>applicationId</Code>.
        </p>
      </Section>
      <Section id="idempotency" title="Repeating a call">
        <p>
          Every session and every refund needs an <Code>Idempotency-Key</Code> of 1 to 255 visible ASCII
          characters, which names your attempt for 24 hours. The same key with the same body gets the first
          answer again, byte for byte, marked <Code>Idempotent-Replayed: true</Code>; with another body it is
          refused (422), and while the first call is running it is 409. A call that is refused with a 4xx
          before anything was done does not use the key up. After a 5xx, or no answer at all, repeat under the
          same key until it answers: it ends in one payment.
        </p>
      </Section>
      <States />
      <Section id="refunds" title="Giving money back">
        <p>
          <Code>POST /api/v1/sessions/{'{id}'}/refunds</Code> with an amount, or without one for all that
          remains. However many ask at once, never more goes back than was captured. A provider that does not
          answer leaves the refund <Code>PENDING</Code>; it goes on by itself, and ends <Code>COMPLETED</Code>{' '}
          or <Code>FAILED</Code>.
        </p>
      </Section>
      <RoutingSection {...routing} />
      <SessionWebhooks appUrl={appUrl} />
    </div>
  )
}
