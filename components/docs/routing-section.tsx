// The routing formula and its parameters.
import { Block, Code, Section } from './prose'

export interface RoutingWords {
  weights: { reliability: number; cost: number; speed: number }
  prior: { calls: number; successes: number; latencyMs: number }
  halfLifeMinutes: number
  costWorthNothingPercent: number
  speedWorthNothingSeconds: number
  failuresBeforeRest: number
  firstRestSeconds: number
  longestRestMinutes: number
}

const formula = ({
  costWorthNothingPercent,
  prior: { calls, latencyMs, successes },
  speedWorthNothingSeconds,
}: RoutingWords) => `score       = (reliability × wr + cost × wc + speed × ws) / (wr + wc + ws)

reliability = 100 × (successes + ${successes}) / (calls + ${calls})
cost        = 100 × (1 − share / ${costWorthNothingPercent} %)
share       = percent + fixed / amount
speed       = 100 × (1 − latency / ${speedWorthNothingSeconds} s)
latency     = mean, with ${calls} calls of ${latencyMs} ms added`

export function RoutingSection(words: RoutingWords) {
  const { failuresBeforeRest, firstRestSeconds, halfLifeMinutes, longestRestMinutes, weights } = words
  return (
    <Section id="routing" title="Routing">
      <p>
        Of the active connections that support the payment method, currency and amount, the one with the
        highest score is chosen. Each part, and the score itself, is a number from 0 to 100 with one decimal.
      </p>
      <Block>{formula(words)}</Block>
      <p>
        Recent calls count most: a call counts half after {halfLifeMinutes} minutes. A refusal says something
        about the order, so it does not count against the provider. The weights are {weights.reliability},{' '}
        {weights.cost} and {weights.speed} unless the application sets its own (
        <Code>PATCH /api/v1/applications/{'{id}'}</Code>). Ties are decided by <Code>priority</Code>, lowest
        first, then by id.
      </p>
      <p>
        After {failuresBeforeRest} failures in a row a provider is rested for {firstRestSeconds} seconds,
        doubling with each further failure up to {longestRestMinutes} minutes; then one payment at a time
        tests whether it is back. If there is no other provider, it is asked anyway. If the chosen provider
        fails, the next by score is asked, but only once the first is known to have created nothing, or its
        object is closed: there are never two to pay.
      </p>
      <p>
        Every decision is kept: <Code>GET /api/v1/sessions/{'{id}'}</Code> lists the candidates, their scores,
        and why the others were ruled out.
      </p>
    </Section>
  )
}
