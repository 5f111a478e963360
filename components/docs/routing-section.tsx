// The formula by which a provider is chosen, with the numbers that it reckons with.
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
    <Section id="routing" title="Which provider">
      <p>
        Of the connections that are active and take the payment method, the currency and the amount, the one
        with the highest score is chosen. Each part is from 0 to 100 with one decimal, and so is the score.
      </p>
      <Block>{formula(words)}</Block>
      <p>
        Recent calls count, and less the older they are: half after {halfLifeMinutes} minutes. What a provider
        refuses says something about the order, so it does not count against it. The weights are{' '}
        {weights.reliability}, {weights.cost} and {weights.speed} unless the application says otherwise (
        <Code>PATCH /api/v1/applications/{'{id}'}</Code>). Equal scores are ordered by <Code>priority</Code>,
        the lowest first, then by id.
      </p>
      <p>
        After {failuresBeforeRest} failures one after another a provider rests for {firstRestSeconds} seconds,
        twice as long with each more, at most {longestRestMinutes} minutes; then one payment at a time tries
        whether it is back. Where there is no other, it is asked all the same. When the chosen provider makes
        nothing, the next by score is asked, but only once the first is known to have made nothing, or its
        object is closed: there are never two to pay.
      </p>
      <p>
        Every decision is kept: <Code>GET /api/v1/sessions/{'{id}'}</Code> tells the candidates, their scores,
        and why the others were out.
      </p>
    </Section>
  )
}
