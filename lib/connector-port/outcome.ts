// How a call of a provider ended, in one word: for measurements.
import { isProviderFault, isWithdrawal } from './fault'

export const outcomeOf = (error: unknown): string => {
  if (error === undefined) return 'ok'
  // One merchant's own decision, which must not look as if our key were refused.
  if (isWithdrawal(error)) return 'withdrawn'
  return isProviderFault(error) ? error.kind : 'bug'
}
