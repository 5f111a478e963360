// The guide to the Sessions API: what to know before the first session.
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
  ['idempotency', 'Idempotency'],
  ['states', 'States'],
  ['refunds', 'Refunds'],
  ['routing', 'Routing'],
  ['webhooks', 'Receiving webhooks'],
  ['errors', 'Errors'],
] as const

const STATES = [
  ['PENDING', 'Waiting to be paid, for one hour.', 'SUCCEEDED, FAILED, EXPIRED, CANCELLED'],
  ['SUCCEEDED', 'Paid, as confirmed by the provider.', 'PARTIALLY_REFUNDED, REFUNDED'],
  ['FAILED', 'The payment failed at the provider.', 'SUCCEEDED'],
  ['EXPIRED', 'The hour is over, and the provider confirms that nobody paid.', 'SUCCEEDED'],
  ['CANCELLED', 'You cancelled it, or the payer did at the provider.', 'SUCCEEDED'],
  ['PARTIALLY_REFUNDED', 'Part of the payment was refunded.', 'REFUNDED, SUCCEEDED'],
  ['REFUNDED', 'All of it was refunded.', 'PARTIALLY_REFUNDED, SUCCEEDED'],
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
    <Section id="states" title="States">
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
        The money decides: a payment that arrives late overrides any other outcome, and a failed refund makes
        its amount refundable again. A session expires only after its provider has been asked.
      </p>
    </Section>
  )
}

export function SessionsGuide({ answer, appUrl, order, routing }: Props) {
  return (
    <div className="max-w-3xl space-y-10">
      <Section id="start" title="First session">
        <p>
          Send the order, then send the payer to <Code>checkoutUrl</Code>. They pay on the provider’s own page
          and return to <Code>redirectUrls.success</Code> or <Code>redirectUrls.failure</Code>. Their return
          proves nothing: wait for the webhook, or read the session.
        </p>
        <Block>{firstCall(appUrl, order)}</Block>
        <Block>{`HTTP/1.1 201 Created\n\n${answer}`}</Block>
        <p>
          Amounts are decimals in the currency’s major unit, as numbers or strings, read digit by digit and
          never rounded. Quantities times unit prices, plus shipping and tax, must add up to the total
          exactly.
        </p>
      </Section>
      <Section id="setting-up" title="Setting up">
        <p>
          An application is one of a merchant’s shops or apps. It has keys, and connections to the merchant’s
          own accounts at payment providers. Credentials are tested when they are saved, stored encrypted, and
          shown only as a fingerprint. They may be replaced by others for the same account; a different
          account needs a new connection, because existing sessions are tracked on the old one until they end.
          An application can have at most 20 keys, 50 webhooks and 20 active connections.
        </p>
        <Block>{settingUp(appUrl)}</Block>
      </Section>
      <Section id="authentication" title="Authentication">
        <p>
          Applications create sessions: <Code>Authorization: Bearer</Code> with a key (<Code>ks_test_…</Code>,{' '}
          <Code>ks_live_…</Code>) or with a JWT that names the application. A signed-in owner gets a token,
          valid for one hour, from <Code>POST /api/v1/auth/token</Code>. Tokens from your own issuer are
          accepted if they are signed with RS256 or EdDSA by a key that we know, have an <Code>exp</Code>,{' '}
          <Code>{appUrl}/api/v1</Code> as <Code>aud</Code>, and an <Code>applicationId</Code>.
        </p>
      </Section>
      <Section id="idempotency" title="Idempotency">
        <p>
          Every session and every refund needs an <Code>Idempotency-Key</Code> of 1 to 255 visible ASCII
          characters, which identifies your attempt for 24 hours. The same key with the same body gets the
          first response again, byte for byte, marked <Code>Idempotent-Replayed: true</Code>; with a different
          body it gets a 422, and while the first call is still running a 409. A call that is refused with a
          4xx before anything was done does not use up the key. After a 5xx, or no response at all, repeat it
          under the same key until it succeeds: there will only ever be one payment.
        </p>
      </Section>
      <States />
      <Section id="refunds" title="Refunds">
        <p>
          <Code>POST /api/v1/sessions/{'{id}'}/refunds</Code> with an amount, or without one for everything
          that remains. However many calls arrive at once, no more is refunded than was captured. If the
          provider does not respond, the refund stays <Code>PENDING</Code>; it is retried automatically, and
          ends as <Code>COMPLETED</Code> or <Code>FAILED</Code>.
        </p>
      </Section>
      <RoutingSection {...routing} />
      <SessionWebhooks appUrl={appUrl} />
    </div>
  )
}
